-- The buffers that are documents of the server now.
-- Knows: which, by buffer and by URI, and how their edits reach them. Never: which should be.
local Document = require('langid.document')
local client = require('langid.client')

local M = {}

---@type table<integer, langid.Document>
local by_buf = {}
---@type table<string, langid.Document>
local by_uri = {}

---@class langid.DocumentHooks what others do when something happens to a buffer
---@field detached fun(document: langid.Document) it is unloaded, or read again: Neovim tells both in one way
---@field outgrown fun(document: langid.Document) its text has become too large
local hooks = { detached = function() end, outgrown = function() end } ---@type langid.DocumentHooks

---@param all langid.DocumentHooks
function M.set_hooks(all)
  hooks = all
end

---@param buf integer
---@return langid.Document?
function M.get(buf)
  return by_buf[buf]
end

---@param uri string
---@return langid.Document?
function M.of_uri(uri)
  return by_uri[uri]
end

---@return langid.Document[] # by number of the buffer
function M.all()
  local found = vim.tbl_values(by_buf) ---@type langid.Document[]
  table.sort(found, function(a, b)
    return a.buf < b.buf
  end)
  return found
end

--- The name of a buffer's document. Buffers without a name would all be `file://` otherwise.
---@param buf integer
---@return string
function M.uri(buf)
  if vim.api.nvim_buf_get_name(buf) == '' then
    return 'untitled:nvim-' .. buf
  end
  return vim.uri_from_bufnr(buf)
end

--- Makes a loaded buffer a document, at once and for the server as soon as it runs.
---@param buf integer
---@param undecided? boolean its file type is nobody's choice; what the buffer is in was chosen by default
---@return langid.Document
function M.follow(buf, undecided)
  local document = by_buf[buf]
  if document then
    return document
  end
  document = Document.new(buf, M.uri(buf), undecided or false)
  by_buf[buf], by_uri[document.uri] = document, document
  document.on_outgrown = hooks.outgrown
  vim.api.nvim_buf_attach(buf, false, {
    on_lines = function(_, _, _, first, old_end, new_end)
      if by_buf[buf] ~= document then
        return true
      end
      document:edited(first, old_end, new_end)
    end,
    on_detach = function()
      if by_buf[buf] == document then
        document.detached = true
        hooks.detached(document)
      end
    end,
  })
  local encoding = client.encoding()
  if encoding then
    document:open(encoding)
  end
  return document
end

--- Lets go of a buffer.
---@param buf integer
function M.release(buf)
  local document = by_buf[buf]
  if document then
    by_buf[buf], by_uri[document.uri] = nil, nil
    document:close()
  end
end

return M
