-- The server's process, of which there is one.
-- Knows: start, greeting, crash, back-off, questions and their answers. Never: buffers, languages.
--
-- The client is of Neovim's own making, but it is attached to no buffer: Neovim would send all buffers
-- without a name under one URI, and none without a file type. `documents.lua` does that instead.
local backoff = require('langid.backoff')
local config = require('langid.config')
local greeting = require('langid.greeting')
local say = require('langid.say')
local vocabulary = require('langid.vocabulary')

local M = {}

M.NAME = 'lsp-langid'

local START_MS = 20000 -- a first start compiles, and may read from a slow disk
local ANSWER_MS = 10000

---@alias langid.StatusKind 'stopped'|'starting'|'running'|'waiting'|'failed'|'missing'

---@class langid.Status
---@field kind langid.StatusKind `waiting`: it crashed, and is started again soon
---@field version? string
---@field problem? string a sentence for people

---@class langid.Hooks what others do when something happens here
---@field ready fun() the server has greeted
---@field gone fun() it is there no more
---@field status fun() `status` has changed
---@field notice fun(notice: langid.Notice)
---@field earlier fun(): langid.Earlier[] where documents stand

---@type langid.Hooks
local hooks = {
  ready = function() end,
  gone = function() end,
  status = function() end,
  notice = function() end,
  earlier = function()
    return {}
  end,
}

---@type langid.Status
local status = { kind = 'stopped' }
---@type integer?
local id
---@type integer counts starts, so that what belongs to an earlier one is known as such
local generation = 0
---@type fun(err?: string)[] what waits for a running server
local waiting = {}

---@param all langid.Hooks
function M.set_hooks(all)
  hooks = all
end

---@return langid.Status
function M.status()
  return status
end

---@param err? string
local function wake(err)
  local woken = waiting
  waiting = {}
  for _, run in ipairs(woken) do
    run(err)
  end
end

---@param kind langid.StatusKind
---@param problem? string
local function set_status(kind, problem)
  local version = kind == 'running' and status.version or nil
  status = { kind = kind, problem = problem, version = version }
  hooks.status()
  if kind == 'failed' or kind == 'missing' then
    wake(problem)
  end
end

---@return vim.lsp.Client? # only when it has greeted, and is not leaving
function M.get()
  local client = id and vim.lsp.get_client_by_id(id)
  return client and client.initialized and not client:is_stopped() and client or nil
end

---@return langid.Encoding? # the unit of the server's columns; nil while none runs
function M.encoding()
  local client = status.kind == 'running' and M.get()
  return client and client.offset_encoding --[[@as langid.Encoding]] or nil
end

---@param method string
---@param params table
function M.notify(method, params)
  local client = M.get()
  if client then
    client:notify(method, params)
  end
end

---@param message string
local function fail(message)
  set_status('failed', message)
  say.once('server', message .. '. `:checkhealth langid` has more', vim.log.levels.ERROR)
end

--- Ends the process that runs, without asking it.
local function kill()
  local client = id and vim.lsp.get_client_by_id(id)
  id = nil
  generation = generation + 1
  if client then
    client:stop(true)
  end
end

---@param code integer
---@param signal integer
---@return string
local function cause(code, signal)
  return signal ~= 0 and ('signal %d'):format(signal) or ('exit code %d'):format(code)
end

---@param why string
local function crashed(why)
  id = nil
  generation = generation + 1
  hooks.gone()
  local delay, count = backoff.crashed(vim.uv.hrtime() / 1e9)
  if not delay then
    local said =
      'the server ended %d times in 3 minutes, lastly by %s; it is not started again before `:LangId restart`'
    fail(said:format(count, why))
    return
  end
  set_status('waiting', 'the server ended by ' .. why)
  local this = generation
  vim.defer_fn(function()
    if generation == this and status.kind == 'waiting' then
      M.start()
    end
  end, delay)
end

--- Tells the server which file types Neovim can show now.
local function tell_filetypes()
  local settings = { langid = { clientLanguages = vocabulary.filetypes() } }
  M.notify('workspace/didChangeConfiguration', { settings = settings })
end

--- Asks which languages there are, and lets the server set those that the user taught.
local function learn_languages()
  M.command('langid.languages', nil, function(err, all)
    if not err and vocabulary.take(all) then
      tell_filetypes()
    end
  end)
end

--- A file type was taught, and may be set from now on.
---@param filetype string
function M.know_taught(filetype)
  vocabulary.add(filetype)
  tell_filetypes()
  learn_languages()
end

--- What came as JSON, in place: Neovim 0.11 makes nil of a null, 0.12 `vim.NIL`. From here on it is nil.
---@generic T
---@param value T
---@return T?
local function without_null(value)
  if value == vim.NIL then
    return nil
  end
  if type(value) == 'table' then
    for key, item in pairs(value) do
      value[key] = without_null(item)
    end
  end
  return value
end

---@param client vim.lsp.Client
---@param result lsp.InitializeResult
local function greeted(client, result)
  local wrong = greeting.misfit(result)
  if wrong then
    kill()
    fail(wrong)
    return
  end
  status.version = client.server_info and client.server_info.version
  set_status('running')
  say.forget('server')
  hooks.ready()
  wake()
  learn_languages()
end

--- Starts the process. It wraps Neovim's own, which would tell the user of each crash.
---@param this integer the generation
---@return fun(dispatchers: vim.lsp.rpc.Dispatchers): vim.lsp.rpc.PublicClient
local function spawner(this)
  return function(dispatchers)
    local problem ---@type string?
    local process ---@type vim.lsp.rpc.PublicClient
    local wrapped = vim.tbl_extend('force', dispatchers, {
      on_error = function(code, err)
        problem = ('what it said is not LSP (%s)'):format(vim.lsp.rpc.client_errors[code] or code)
        vim.lsp.log.error(M.NAME, problem, err)
        process.terminate()
      end,
      on_exit = function(code, signal)
        dispatchers.on_exit(0, 0)
        vim.schedule(function()
          if generation == this then
            crashed(problem or cause(code, signal))
          end
        end)
      end,
    })
    process = vim.lsp.rpc.start(
      config.get().cmd,
      wrapped --[[@as vim.lsp.rpc.Dispatchers]],
      { env = config.get().cmd_env }
    )
    return process
  end
end

--- Starts the server, unless it runs, is about to, or failed.
function M.start()
  if status.kind == 'running' or status.kind == 'starting' or status.kind == 'failed' then
    return
  end
  local cmd = config.get().cmd
  if vim.fn.executable(cmd[1]) == 0 then
    local message = ('the server `%s` is not there: `pip install lsp-langid`'):format(cmd[1])
    set_status('missing', message)
    say.once('server', message .. '. `:checkhealth langid` has more', vim.log.levels.WARN)
    return
  end
  generation = generation + 1
  local this = generation
  set_status('starting')
  local folder = vim.fn.getcwd()
  id = vim.lsp.start({
    name = M.NAME,
    cmd = spawner(this),
    capabilities = greeting.capabilities(),
    init_options = greeting.options(hooks.earlier()),
    settings = { langid = config.settings() },
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
    on_init = function(client, result)
      if generation == this then
        greeted(client, result)
      end
    end,
    handlers = {
      ['langid/identified'] = function(_, notice)
        if generation == this and status.kind == 'running' then
          hooks.notice(without_null(notice))
        end
      end,
    },
  }, {
    attach = false,
    silent = true,
    reuse_client = function()
      return false
    end,
  })
  if not id then
    fail(('the server `%s` could not be started'):format(table.concat(cmd, ' ')))
    return
  end
  vim.defer_fn(function()
    if generation == this and status.kind == 'starting' then
      kill()
      crashed(('no reply to the greeting within %d s'):format(START_MS / 1000))
    end
  end, START_MS)
end

--- Stops the server in order.
function M.stop()
  local client = id and vim.lsp.get_client_by_id(id)
  id = nil
  generation = generation + 1
  hooks.gone()
  set_status('stopped')
  if client then
    client:stop()
  end
end

--- Stops it without waiting, when Neovim ends.
function M.abandon()
  kill()
  set_status('stopped')
end

function M.restart()
  M.stop()
  backoff.forget()
  say.forget('server')
  M.start()
end

--- New options while it runs.
function M.configure()
  M.notify('workspace/didChangeConfiguration', { settings = { langid = config.settings() } })
  local client = M.get()
  if client then
    client.settings = { langid = config.settings() }
  end
end

--- Runs `done` when the server runs, or with what keeps it from running.
---@param done fun(err?: string)
function M.when_running(done)
  M.start()
  if status.kind == 'running' then
    done()
  elseif status.kind == 'failed' or status.kind == 'missing' then
    done(status.problem)
  else
    waiting[#waiting + 1] = done
  end
end

--- Asks the server, when it runs. `done` is called once, in the main loop: with the result, or a sentence for
--- people.
---@param method string
---@param params table
---@param done fun(err?: string, result?: any)
function M.request(method, params, done)
  M.when_running(function(err)
    local client = M.get()
    if err or not client then
      done(err or 'the server is gone')
      return
    end
    local answered = false
    ---@param problem? string
    ---@param result? any
    local function once(problem, result)
      if not answered then
        answered = true
        done(problem, result)
      end
    end
    local sent, request = client:request(method, params, function(problem, result)
      once(problem and problem.message, without_null(result))
    end)
    if not sent then
      once('the server is gone')
      return
    end
    vim.defer_fn(function()
      if not answered then
        if request and not client:is_stopped() then
          client:cancel_request(request)
        end
        once(
          ('no reply from the server within %d s; `:LangId restart` starts it anew'):format(ANSWER_MS / 1000)
        )
      end
    end, ANSWER_MS)
  end)
end

--- Runs a command of the server.
---@param command string
---@param argument table?
---@param done fun(err?: string, result?: any)
function M.command(command, argument, done)
  M.request(
    'workspace/executeCommand',
    { command = command, arguments = argument and { argument } or {} },
    done
  )
end

return M
