-- One buffer as a document of the server.
-- Knows: open, change, reopen, close, in that order and with growing versions. Never: which buffers are
-- followed (`watch.lua`), when a language is set (`apply.lua`).
local client = require('langid.client')
local Mirror = require('langid.mirror')
local size = require('langid.size')

---@class langid.Document
---@field buf integer
---@field uri string
---@field name string of the buffer when it was followed
---@field version integer
---@field filetype string that the buffer had when we last looked
---@field applying boolean the file type changes now, and by us
---@field undecided boolean the file type is nobody's choice, so the server is to judge the text
---@field on_outgrown fun(document: langid.Document) called when the text has become too large
---@field detached boolean the buffer is being unloaded, maybe to be read again
---@field notice? langid.Notice the last one
---@field missed? langid.Notice one that asked for a change too late
---@field private mirror? langid.Mirror nil while no server has the document
---@field private sent_as? string the language it was opened in; nil while no server has the document
---@field private encoding langid.Encoding
---@field private flushing boolean
local Document = {}
Document.__index = Document

--- How often a URI was used: a document with a lower version is a new one of the same name to the server.
---@type table<string, integer>
local uses = {}

---@param buf integer
---@param uri string
---@param undecided boolean
---@return langid.Document
function Document.new(buf, uri, undecided)
  local used = uses[uri] or 0
  uses[uri] = used + 1
  return setmetatable({
    buf = buf,
    uri = uri,
    name = vim.api.nvim_buf_get_name(buf),
    version = 1 - used,
    filetype = vim.bo[buf].filetype,
    applying = false,
    undecided = undecided,
    detached = false,
    on_outgrown = function() end,
    encoding = 'utf-8',
    flushing = false,
  }, Document)
end

--- Whether the server knows the text as it is now, and under this version.
---@param version integer
---@return boolean
function Document:is_at(version)
  return self.version == version and not (self.mirror and self.mirror:behind())
end

---@return boolean
function Document:is_locked()
  return self.notice ~= nil and self.notice.state == 'locked'
end

--- Shows the document to a server that does not have it.
---@param encoding langid.Encoding the unit of its columns
function Document:open(encoding)
  self.encoding = encoding
  self.mirror = Mirror.new(self.buf)
  self:say_open()
end

---@private
---@return string
function Document:language_id()
  return self.undecided and '' or self.filetype
end

---@private
function Document:say_open()
  self.sent_as = self:language_id()
  client.notify('textDocument/didOpen', {
    textDocument = {
      uri = self.uri,
      languageId = self.sent_as,
      version = self.version,
      text = assert(self.mirror):text(),
    },
  })
end

--- Says that the file type is another now. LSP has no message for that but closing and opening.
function Document:reopen()
  if not self.mirror or self.sent_as == self:language_id() then
    return
  end
  self:flush()
  client.notify('textDocument/didClose', { textDocument = { uri = self.uri } })
  self:say_open()
end

--- Lines were replaced. The server hears of it at the end of this turn of the loop, of all edits together.
---@param first integer
---@param old_end integer
---@param new_end integer
function Document:edited(first, old_end, new_end)
  if self.mirror then
    self.mirror:replaced(first, old_end, new_end)
    self:flush_soon()
  end
end

---@private
function Document:flush_soon()
  if self.flushing then
    return
  end
  self.flushing = true
  vim.schedule(function()
    self.flushing = false
    if vim.api.nvim_buf_is_loaded(self.buf) and size.is_too_large(self.buf) then
      self.on_outgrown(self)
    else
      self:flush()
    end
  end)
end

--- Brings the server's copy up to date.
function Document:flush()
  if not self.mirror or not vim.api.nvim_buf_is_loaded(self.buf) then
    return
  end
  local change = self.mirror:catch_up(self.encoding)
  if change then
    self.version = self.version + 1
    client.notify('textDocument/didChange', {
      textDocument = { uri = self.uri, version = self.version },
      contentChanges = { change },
    })
  end
end

--- The server is gone: nobody has the document.
function Document:forgotten()
  self.mirror, self.sent_as = nil, nil
end

function Document:close()
  if self.sent_as then
    client.notify('textDocument/didClose', { textDocument = { uri = self.uri } })
  end
  self:forgotten()
end

--- Where it stands, for a server that comes after this one.
---@return langid.Earlier?
function Document:earlier()
  local notice = self.notice
  if notice then
    return { uri = self.uri, languageId = self:language_id(), state = notice.state, why = notice.why }
  end
end

return Document
