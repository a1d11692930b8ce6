-- Where a buffer stands, in a few words for the status line.
-- Knows: what was told last. Never: asks anybody; it is called at every redraw.
local client = require('langid.client')
local documents = require('langid.documents')

local M = {}

---@type table<integer, string>
local cache = {}
local used = false -- somebody shows it, so a change is worth a redraw

---@type table<langid.StatusKind, string>
local without_server = {
  starting = 'starting',
  waiting = 'restarting',
  failed = 'failed',
  missing = 'no server',
  stopped = '',
}

---@type table<string, string>
local silence = { too_short = '', unsure = 'unsure', not_code = 'prose' }

---@param notice langid.Notice
---@return string
local function words(notice)
  if notice.state == 'locked' or notice.state == 'paused' then
    return (notice.name and notice.name .. ' ' or '') .. notice.state
  elseif notice.name then
    return notice.confidence and ('%s %.2f'):format(notice.name, notice.confidence) or notice.name
  end
  return silence[notice.reason] or ''
end

--- Such as `Python 0.97`, `Python locked`, `prose`, or nothing. It holds no `%`.
---@param buf? integer the current one by default
---@return string
function M.statusline(buf)
  used = true
  if buf == nil or buf == 0 then
    buf = vim.api.nvim_get_current_buf()
  end
  local known = cache[buf]
  if known then
    return known
  end
  local document = documents.get(buf)
  if not document then
    return ''
  end
  local kind = client.status().kind
  local text = kind ~= 'running' and without_server[kind] or document.notice and words(document.notice) or ''
  cache[buf] = text:gsub('%%', '')
  return cache[buf]
end

--- What is shown for this buffer, or for all, is no longer right.
---@param buf? integer
function M.changed(buf)
  if buf then
    cache[buf] = nil
  else
    cache = {}
  end
  if used then
    vim.schedule(function()
      vim.cmd.redrawstatus({ bang = true })
    end)
  end
end

return M
