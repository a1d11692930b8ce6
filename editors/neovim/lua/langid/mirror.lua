-- The server's copy of one buffer: which lines it has, and the smallest edit that makes it right again.
-- Knows: lines, ranges of LSP. Never: versions, servers, what is done with the text.
--
-- Neovim tells which lines were replaced, while it replaces them. Several such reports become one range, and
-- the range becomes an edit when somebody asks for it; then the text is compared with what was sent, for a
-- server that is told of a paste where one letter was typed would look too early.
local text = require('langid.text')

---@class langid.Mirror
---@field private buf integer
---@field private lines string[] as they were sent
---@field private first? integer begin of the replaced lines, from 0; nil while nothing is to be told
---@field private old_end integer their end in `lines`
---@field private new_end integer their end in the buffer
local Mirror = {}
Mirror.__index = Mirror

---@param buf integer
---@return langid.Mirror
function Mirror.new(buf)
  local self = setmetatable({ buf = buf, lines = {}, old_end = 0, new_end = 0 }, Mirror)
  self:reload()
  return self
end

--- Takes the buffer as it is.
function Mirror:reload()
  self.lines = text.clean_all(vim.api.nvim_buf_get_lines(self.buf, 0, -1, false))
  self.first = nil
end

---@return string # all that the server has
function Mirror:text()
  return text.joined(self.lines)
end

---@return boolean # whether the buffer is ahead of the server
function Mirror:behind()
  return self.first ~= nil
end

--- Lines `first` to `old_end` of the buffer became `first` to `new_end`.
---@param first integer
---@param old_end integer
---@param new_end integer
function Mirror:replaced(first, old_end, new_end)
  if not self.first then
    self.first, self.old_end, self.new_end = first, old_end, new_end
    return
  end
  local before_end = math.max(self.new_end, old_end)
  self.old_end = self.old_end + before_end - self.new_end
  self.new_end = before_end + new_end - old_end
  self.first = math.min(self.first, first)
end

---@param line string
---@param bytes integer
---@param encoding langid.Encoding
---@return integer # the column in the server's units
local function column(line, bytes, encoding)
  if encoding == 'utf-8' then
    return bytes
  end
  return vim.str_utfindex(line, encoding, bytes, false)
end

--- What the server must change, and takes it as changed. Nil when nothing differs.
---@param encoding langid.Encoding the unit of the server's columns
---@return lsp.TextDocumentContentChangeEvent?
function Mirror:catch_up(encoding)
  local first = self.first
  if not first then
    return nil
  end
  self.first = nil
  local old = self.lines
  local old_end, new_end = self.old_end, self.new_end
  local count = vim.api.nvim_buf_line_count(self.buf)
  if old_end > #old or #old - old_end ~= count - new_end then
    return self:resend()
  end
  local lines = text.clean_all(vim.api.nvim_buf_get_lines(self.buf, first, new_end, false))

  -- Whole lines that are as they were.
  local from, m, n = first, old_end - first, #lines
  local head = 0
  while head < m and head < n and old[from + head + 1] == lines[head + 1] do
    head = head + 1
  end
  local tail = 0
  while tail < m - head and tail < n - head and old[old_end - tail] == lines[n - tail] do
    tail = tail + 1
  end
  if m - head - tail == 0 and n - head - tail == 0 then
    return nil
  end
  local change = self:edit(from + head, old_end - tail, vim.list_slice(lines, head + 1, n - tail), encoding)
  self:splice(first, old_end, lines)
  return change
end

--- The whole text, for when the reports do not add up.
---@private
---@return lsp.TextDocumentContentChangeEvent
function Mirror:resend()
  self:reload()
  return { text = self:text() }
end

--- The edit that makes lines `first` to `old_end` of the copy into `lines`.
---@private
---@param first integer
---@param old_end integer
---@param lines string[]
---@param encoding langid.Encoding
---@return lsp.TextDocumentContentChangeEvent
function Mirror:edit(first, old_end, lines, encoding)
  if first == old_end or #lines == 0 then
    return {
      range = { start = { line = first, character = 0 }, ['end'] = { line = old_end, character = 0 } },
      text = text.joined(lines),
    }
  end
  local old_first, old_last = self.lines[first + 1], self.lines[old_end]
  local new_last = lines[#lines]
  local head = text.common_head(old_first, lines[1])
  local free_old = #old_last - (first + 1 == old_end and head or 0)
  local free_new = #new_last - (#lines == 1 and head or 0)
  local tail = text.common_tail(old_last, new_last, math.min(free_old, free_new))
  local pieces = vim.list_slice(lines)
  pieces[#pieces] = new_last:sub(1, #new_last - tail)
  pieces[1] = pieces[1]:sub(head + 1)
  return {
    range = {
      start = { line = first, character = column(old_first, head, encoding) },
      ['end'] = { line = old_end - 1, character = column(old_last, #old_last - tail, encoding) },
    },
    text = table.concat(pieces, '\n'),
  }
end

---@private
---@param first integer
---@param old_end integer
---@param lines string[]
function Mirror:splice(first, old_end, lines)
  local old = self.lines
  local shift, size = first + #lines - old_end, #old
  if shift > 0 then
    for index = size, old_end + 1, -1 do
      old[index + shift] = old[index]
    end
  elseif shift < 0 then
    for index = old_end + 1, size do
      old[index + shift] = old[index]
    end
    for index = size, size + shift + 1, -1 do
      old[index] = nil
    end
  end
  for index, line in ipairs(lines) do
    old[first + index] = line
  end
end

return Mirror
