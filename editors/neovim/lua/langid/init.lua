-- What users and other plugins call. `:help langid-lua` has all of it.
-- Knows: who does what. Never: how. Each module is loaded when it is needed.
local M = {}

local started = false

--- Takes options; nothing has to be set, and it need not be called.
---@param opts? langid.Opts
function M.setup(opts)
  require('langid.config').set(opts)
  if started then
    require('langid.watch').start()
    require('langid.client').configure()
  end
end

--- Begins to follow buffers. `plugin/langid.lua` calls this when Neovim has started.
function M.start()
  if not started then
    started = true
    require('langid.watch').start()
  end
end

---@param buf? integer
---@return integer
local function resolve(buf)
  return (buf == nil or buf == 0) and vim.api.nvim_get_current_buf() or buf --[[@as integer]]
end

--- Where a buffer stands: the last notice of the server, with `buf`, `filetype` and `locked`. Nil for buffers
--- that are not followed, and as long as nothing was told.
---@param buf? integer the current one by default
---@return table?
function M.state(buf)
  local document = require('langid.documents').get(resolve(buf))
  if not document or not document.notice then
    return nil
  end
  return vim.tbl_extend('force', vim.deepcopy(document.notice), {
    buf = document.buf,
    filetype = document.filetype,
    locked = document:is_locked(),
  })
end

--- A few words for the status line; cheap enough for every redraw.
---@param buf? integer the current one by default
---@return string
function M.statusline(buf)
  return require('langid.status').statusline(buf)
end

--- The client of the server; nil while none runs.
---@return vim.lsp.Client?
function M.client()
  return require('langid.client').get()
end

--- Looks again, whoever decided.
---@param buf? integer
function M.reclassify(buf)
  M.start()
  require('langid.choices').reclassify(resolve(buf))
end

--- Ends a lock: the same as looking again.
---@param buf? integer
function M.unlock(buf)
  M.reclassify(buf)
end

--- Locks the buffer in its language, or in another; the server learns.
---@param buf? integer
---@param language? string in any spelling; what the buffer is in by default
function M.lock(buf, language)
  M.start()
  require('langid.choices').lock(resolve(buf), language)
end

--- Offers the languages that it may be, and all others.
---@param buf? integer
function M.candidates(buf)
  M.start()
  require('langid.candidates').offer(resolve(buf))
end

--- Looks no more at a buffer, or at any.
---@param buf? integer|'all'
function M.pause(buf)
  M.start()
  require('langid.choices').pause(buf == 'all' and buf or resolve(buf --[[@as integer?]]))
end

--- Ends a pause.
---@param buf? integer|'all'
function M.resume(buf)
  M.start()
  require('langid.choices').resume(buf == 'all' and buf or resolve(buf --[[@as integer?]]))
end

--- Says in a float why the buffer, or some lines of it, is in its language, and marks the words that decided.
---@param buf? integer
---@param lines? { [1]: integer, [2]: integer } first and last line, from 1
function M.why(buf, lines)
  M.start()
  require('langid.why').show(resolve(buf), lines)
end

--- The server's hover in a float; `vim.lsp.buf.hover` does not see it.
function M.hover()
  M.start()
  require('langid.hover').show()
end

--- The server's code actions at the cursor, or for some lines; `vim.lsp.buf.code_action` does not see them.
---@param lines? { [1]: integer, [2]: integer } first and last line, from 1
function M.actions(lines)
  M.start()
  require('langid.actions').offer(lines)
end

--- Tags the bare fences of a Markdown buffer; with lines, those in there, or puts a fence around them.
---@param buf? integer
---@param lines? { [1]: integer, [2]: integer } first and last line, from 1
function M.fence(buf, lines)
  M.start()
  require('langid.fence').tag(resolve(buf), lines)
end

--- Teaches the server a language of your own.
---@param name string what to call it
---@param folder? string sample files; the working directory by default
function M.teach(name, folder)
  M.start()
  require('langid.teach').run(name, folder)
end

--- Stops the server and starts it anew.
function M.restart()
  M.start()
  require('langid.client').restart()
end

return M
