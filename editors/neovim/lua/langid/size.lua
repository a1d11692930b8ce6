-- How large a buffer is, and what is too large to be followed.
-- Knows: bytes. Never: what happens then.
local config = require('langid.config')

local M = {}

---@param buf integer a loaded one
---@return integer
function M.bytes(buf)
  return vim.api.nvim_buf_get_offset(buf, vim.api.nvim_buf_line_count(buf))
end

---@param buf integer a loaded one
---@return boolean
function M.is_too_large(buf)
  return M.bytes(buf) > config.get().max_bytes
end

return M
