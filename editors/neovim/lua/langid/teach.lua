-- Teaching a language of the user's own, as a process beside the editor.
-- Knows: its command line, where its card is shown. Never: how one teaches.
local client = require('langid.client')
local config = require('langid.config')
local say = require('langid.say')

local M = {}

---@type table<vim.SystemObj, true>
local running = {}

--- Shows text in a split of its own, and leaves the cursor where it is.
---@param name string
---@param lines string[]
local function show(name, lines)
  local buf = vim.api.nvim_create_buf(false, true)
  vim.bo[buf].bufhidden = 'wipe'
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, lines)
  vim.bo[buf].modifiable = false
  pcall(vim.api.nvim_buf_set_name, buf, 'langid://taught/' .. name)
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = buf, desc = 'Close the card' })
  vim.api.nvim_open_win(buf, false, { split = 'below', height = math.min(#lines, 15), style = 'minimal' })
end

---@param name string
---@param folder? string
---@param more? string[] options of `lsp-langid teach`
function M.run(name, folder, more)
  folder = vim.fs.normalize(folder or vim.fn.getcwd())
  local cmd = config.command_line('teach', name, folder, '--neovim', name)
  vim.list_extend(cmd, more or {})
  if vim.fn.executable(cmd[1]) == 0 then
    say.err(('`%s` is not there: `pip install lsp-langid`'):format(cmd[1]))
    return
  end
  say.say(('teaching %s from %s …'):format(name, vim.fn.fnamemodify(folder, ':~')))
  local process ---@type vim.SystemObj
  process = vim.system(
    cmd,
    { text = true, env = config.get().cmd_env },
    vim.schedule_wrap(function(result)
      running[process] = nil
      if result.code ~= 0 then
        local told = vim.trim(result.stderr ~= '' and result.stderr or result.stdout)
        say.err(('teaching %s failed: %s'):format(name, told ~= '' and told or 'exit code ' .. result.code))
        return
      end
      show(name, vim.split(vim.trim(result.stdout), '\n'))
      client.know_taught(name)
    end)
  )
  running[process] = true
end

--- Ends what still runs, when Neovim ends.
function M.abandon()
  for process in pairs(running) do
    process:kill('sigterm')
  end
  running = {}
end

return M
