-- `:checkhealth langid`: what is there, what is missing, what to do about it.
-- Knows: how to find out. Never: changes anything.
local client = require('langid.client')
local config = require('langid.config')
local documents = require('langid.documents')
local greeting = require('langid.greeting')

local M = {}

local health = vim.health
local INSTALL =
  { '`pip install lsp-langid`, or `pipx install lsp-langid`', "or `setup({ cmd = { 'PATH', 'serve' } })`" }

---@param ... string
---@return vim.SystemCompleted
local function run(...)
  return vim
    .system(config.command_line(...), { text = true, timeout = 20000, env = config.get().cmd_env })
    :wait()
end

local function check_neovim()
  health.start('Neovim')
  local version = tostring(vim.version()) ---@diagnostic disable-line: call-non-callable
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('version ' .. version)
  else
    health.error(('version %s is too old'):format(version), 'Update to Neovim 0.11 or newer')
  end
end

--- Whether there is a program to ask further.
---@return boolean
local function check_command()
  health.start('Server')
  local cmd = config.get().cmd
  local found = vim.fn.exepath(cmd[1])
  if found == '' then
    health.error(('`%s` is not there, or cannot be executed'):format(cmd[1]), INSTALL)
    return false
  end
  health.ok('command: ' .. table.concat(cmd, ' '))
  if found ~= cmd[1] then
    health.info('found at ' .. found)
  end
  local answer = run('--version')
  if answer.code == 0 then
    health.ok(vim.trim(answer.stdout or ''))
    return true
  end
  health.error('it does not tell its version: ' .. vim.trim(answer.stderr or ''), INSTALL)
  return false
end

local function check_process()
  local status = client.status()
  if status.kind == 'running' then
    health.ok(('runs: version %s, protocol %d'):format(status.version or '?', greeting.PROTOCOL))
  elseif status.problem then
    health.error(status.problem, { '`:LangId restart` starts it anew', '`:LangId log` shows what it said' })
  else
    health.info(('does not run (%s); it starts with the first buffer that needs it'):format(status.kind))
  end
  health.info('log: ' .. vim.lsp.log.get_filename())
end

local function check_model()
  health.start('Model and memory')
  local answer = run('doctor')
  local report = answer.code == 0 and health.ok or health.error
  report(answer.code == 0 and '`lsp-langid doctor` is content' or '`lsp-langid doctor` found something')
  for line in vim.gsplit(vim.trim(answer.stdout .. answer.stderr), '\n') do
    if line ~= '' then
      health.info(line)
    end
  end
end

--- Whether files can be made in a folder, or it in the nearest one that is there.
---@param folder string
---@return boolean
local function is_writable(folder)
  while not vim.uv.fs_stat(folder) and vim.fs.dirname(folder) ~= folder do
    folder = vim.fs.dirname(folder)
  end
  return vim.uv.fs_access(folder, 'W') == true
end

--- Where the server keeps what the user taught it; the rules are in docs/protocol.md.
---@return string
local function user_folder()
  local chosen = (config.get().cmd_env or {}).LSP_LANGID_USER_DIR or vim.env.LSP_LANGID_USER_DIR
  if chosen and chosen ~= '' then
    return vim.fs.normalize(chosen)
  elseif vim.fn.has('win32') == 1 then
    return vim.fs.normalize(vim.env.LOCALAPPDATA or '~/AppData/Local') .. '/lsp-langid'
  elseif vim.fn.has('mac') == 1 then
    return vim.fs.normalize('~/Library/Application Support/lsp-langid')
  end
  local data = vim.env.XDG_DATA_HOME
  return vim.fs.normalize(data and data ~= '' and data or '~/.local/share') .. '/lsp-langid'
end

local function check_user_folder()
  local folder = user_folder()
  if is_writable(folder) then
    health.ok('what you teach can be kept: ' .. folder)
  else
    health.warn(
      ('%s cannot be written: corrections and taught languages are lost'):format(folder),
      'Set the variable LSP_LANGID_USER_DIR to a folder of yours'
    )
  end
end

local function check_buffers()
  health.start('Buffers')
  local followed = documents.all()
  if #followed == 0 then
    health.info('none is followed')
  end
  for _, document in ipairs(followed) do
    local name = document.name == '' and '[No Name]' or vim.fn.fnamemodify(document.name, ':~:.')
    local notice = document.notice
    local stands = notice and ('%s, %s (%s)'):format(notice.name or 'no language', notice.state, notice.why)
      or 'nothing was told yet'
    health.info(('buffer %d, %s: %s'):format(document.buf, name, stands))
  end
end

local function check_conflicts()
  health.start('Settings')
  local fine = true
  if vim.fn.exists('g:did_load_filetypes') == 0 then
    fine = false
    health.warn(
      '`:filetype` is off: file types are set, but no ftplugin or syntax follows',
      '`:filetype plugin on`'
    )
  end
  if not config.get().auto then
    fine = false
    health.info('`auto` is off: buffers are followed only when a command asks')
  end
  if vim.g.langid_autostart == false then
    fine = false
    health.info('`g:langid_autostart` is false: nothing starts before a command asks')
  end
  for _, other in ipairs(vim.lsp.get_clients({ name = 'langid' })) do
    for buf in pairs(other.attached_buffers) do
      if documents.get(buf) then
        fine = false
        health.warn(
          ("buffer %d is followed by the plugin and by `vim.lsp.enable('langid')`"):format(buf),
          "One is enough: take out `vim.lsp.enable('langid')`, or set `vim.g.langid_autostart = false`"
        )
      end
    end
  end
  if fine then
    health.ok('nothing is in the way')
  end
end

function M.check()
  check_neovim()
  if check_command() then
    check_process()
    check_model()
  else
    check_process()
    health.start('Model and memory')
  end
  check_user_folder()
  check_buffers()
  check_conflicts()
end

return M
