-- What the user set.
-- Knows: options, their defaults and types. Never: what they do.
local M = {}

---@class langid.Opts what `setup` takes; everything may be left out
---@field cmd? string[] the server's command; its last word is `serve`
---@field cmd_env? table<string, string> variables for the server
---@field auto? boolean follow buffers by ourselves; false: only when a command asks
---@field files? boolean follow files without an extension, too
---@field max_bytes? integer a larger text is looked at once and not followed
---@field notify? boolean say each language that was set
---@field filetypes? string[] file types that Neovim can show, besides those in 'runtimepath'
---@field settings? table<string, any> options of the server, by their names in its protocol

---@class langid.Config : langid.Opts
---@field cmd string[]
---@field auto boolean
---@field files boolean
---@field max_bytes integer
---@field notify boolean
---@field filetypes string[]
---@field settings table<string, any>

---@type langid.Config
local defaults = {
  cmd = { 'lsp-langid', 'serve' },
  cmd_env = nil,
  auto = true,
  files = true,
  max_bytes = 4 * 1024 * 1024,
  notify = false,
  filetypes = {},
  settings = {},
}

---@type langid.Config
local current = vim.deepcopy(defaults)

---@return langid.Config
function M.get()
  return current
end

--- Takes the user's options. Raises an error that names the option that is wrong.
---@param opts? langid.Opts
---@return langid.Config
function M.set(opts)
  vim.validate('opts', opts, 'table', true)
  local merged = vim.tbl_extend('force', vim.deepcopy(defaults), opts or {}) --[[@as langid.Config]]
  for name in pairs(merged) do
    if defaults[name] == nil and name ~= 'cmd_env' then
      error(('langid: no option `%s`; `:help langid-options` has them all'):format(name), 0)
    end
  end
  vim.validate('cmd', merged.cmd, function(cmd)
    return vim.islist(cmd) and #cmd > 0 and type(cmd[1]) == 'string'
  end, 'a list of strings')
  vim.validate('cmd_env', merged.cmd_env, 'table', true)
  vim.validate('auto', merged.auto, 'boolean')
  vim.validate('files', merged.files, 'boolean')
  vim.validate('max_bytes', merged.max_bytes, 'number')
  vim.validate('notify', merged.notify, 'boolean')
  vim.validate('filetypes', merged.filetypes, vim.islist, 'a list of strings')
  vim.validate('settings', merged.settings, 'table')
  current = merged
  return current
end

--- The server's options, ready to be sent: an empty Lua table would go out as a list.
---@return table<string, any>
function M.settings()
  local settings = vim.tbl_extend('force', vim.empty_dict(), current.settings)
  if type(settings.priors) == 'table' and next(settings.priors) == nil then
    settings.priors = vim.empty_dict()
  end
  return settings
end

--- The command line of the program for something else than serving.
---@param ... string the words instead of `serve`
---@return string[]
function M.command_line(...)
  local words = vim.deepcopy(current.cmd)
  for index = #words, 1, -1 do
    if words[index] == 'serve' then
      words = vim.list_slice(words, 1, index - 1)
      break
    end
  end
  return vim.list_extend(words, { ... })
end

return M
