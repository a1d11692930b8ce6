-- From a notice to a file type.
-- Knows: when a notice may set one, and who is told of it. Never: languages; the word is set as it came.
local client = require('langid.client')
local config = require('langid.config')
local documents = require('langid.documents')
local say = require('langid.say')
local status = require('langid.status')

local M = {}

---@param document langid.Document
---@param notice langid.Notice
local function tell(document, notice)
  status.changed(document.buf)
  vim.api.nvim_exec_autocmds('User', {
    pattern = 'LangIdChanged',
    modeline = false,
    data = {
      buf = document.buf,
      language = notice.language,
      filetype = document.filetype,
      confidence = notice.confidence,
      state = notice.state,
    },
  })
end

--- Sets the file type; syntax, ftplugins and other servers follow it.
---@param document langid.Document
---@param filetype string
local function set(document, filetype)
  local buf = document.buf
  local now = vim.bo[buf].filetype
  if now ~= filetype and not (M.is_plain(now) and M.is_plain(filetype)) then
    document.applying = true
    local ok, err = pcall(function()
      vim.bo[buf].filetype = filetype
    end)
    document.applying = false
    if not ok then
      say.warn(('something that listens for file type %s failed: %s'):format(filetype, err))
    end
    if not vim.api.nvim_buf_is_loaded(buf) or documents.get(buf) ~= document then
      return
    end
  end
  document.filetype, document.undecided = vim.bo[buf].filetype, false
  document:reopen()
end

--- A notice came that asked for a change of a text that was edited meanwhile. The server tells it again when
--- typing rests; asked whether it still holds, it says so at once.
---@param document langid.Document
---@param notice langid.Notice
local function ask_again(document, notice)
  document.missed = notice
  document:flush()
  client.command('langid.state', { uri = document.uri }, function(err, standing)
    if err or document.missed ~= notice or documents.get(document.buf) ~= document then
      return
    end
    ---@cast standing langid.Standing
    if standing.language ~= notice.language or standing.state == 'paused' then
      document.missed = nil
    elseif document:is_at(standing.version) then
      document.missed = nil
      set(document, assert(notice.languageId))
      tell(document, notice)
    else
      ask_again(document, notice)
    end
  end)
end

--- The server told where a document stands.
---@param notice langid.Notice
function M.take(notice)
  local document = documents.of_uri(notice.uri)
  if not document then
    return
  end
  document.notice = notice
  document.missed = nil
  if notice.change and notice.languageId then
    if not document:is_at(notice.version) then
      ask_again(document, notice)
      return
    end
    local before = vim.bo[document.buf].filetype
    set(document, notice.languageId)
    if config.get().notify and document.filetype ~= before then
      local sure = notice.confidence and ', ' .. say.percent(notice.confidence) or ''
      say.say((notice.name or 'plain text') .. sure)
    end
  end
  if documents.get(document.buf) == document then
    tell(document, notice)
  end
end

--- Somebody else set a file type: a hand, a modeline, another plugin. The server locks the document.
---@param document langid.Document
function M.decided(document)
  local before, now = document.filetype, vim.bo[document.buf].filetype
  if document.applying or document.detached or before == now then
    return
  end
  document.filetype, document.undecided = now, false
  if M.is_plain(before) and M.is_plain(now) then
    -- To the server both are the same; that the user wants it so is a choice all the same, but no correction.
    client.command(
      'langid.choose',
      { uri = document.uri, language = vim.NIL, remember = false },
      function() end
    )
    return
  end
  document:reopen()
end

---@param filetype string
---@return boolean
function M.is_plain(filetype)
  return filetype == '' or filetype == 'text'
end

return M
