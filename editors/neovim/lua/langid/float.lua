-- A few lines in a float at the cursor, with colours.
-- Knows: windows and highlights. Never: what is written in it.
local M = {}

local namespace = vim.api.nvim_create_namespace('langid.float')

---@class langid.Piece
---@field [1] string text
---@field [2]? string highlight group

---@alias langid.PageLine langid.Piece[] pieces of one line

--- The groups of our own; a colour scheme may set them.
function M.define_highlights()
  vim.api.nvim_set_hl(0, 'LangIdFor', { link = 'DiffAdd', default = true })
  vim.api.nvim_set_hl(0, 'LangIdAgainst', { link = 'DiffDelete', default = true })
  vim.api.nvim_set_hl(0, 'LangIdTitle', { link = 'Title', default = true })
  vim.api.nvim_set_hl(0, 'LangIdNote', { link = 'Comment', default = true })
end

--- Shows lines until the cursor moves; called again for the same `topic` while it is shown, it moves into the
--- float.
---@param topic string
---@param page langid.PageLine[]
---@return integer buf of the float
---@return integer win of the float
function M.show(topic, page)
  M.define_highlights()
  local lines = {} ---@type string[]
  for index, pieces in ipairs(page) do
    lines[index] = table.concat(vim.tbl_map(function(piece)
      return (piece[1]:gsub('\n', ' '))
    end, pieces))
  end
  local buf, win = vim.lsp.util.open_floating_preview(lines, '', {
    focus_id = 'langid.' .. topic,
    close_events = { 'CursorMoved', 'CursorMovedI', 'InsertEnter', 'InsertCharPre', 'BufHidden' },
    wrap = true,
    max_width = 90,
  })
  if vim.api.nvim_buf_line_count(buf) == #lines then
    vim.api.nvim_buf_clear_namespace(buf, namespace, 0, -1)
    for index, pieces in ipairs(page) do
      local column = 0
      for _, piece in ipairs(pieces) do
        local ending = column + #piece[1]
        if piece[2] and ending > column then
          vim.api.nvim_buf_set_extmark(
            buf,
            namespace,
            index - 1,
            column,
            { end_col = ending, hl_group = piece[2] }
          )
        end
        column = ending
      end
    end
  end
  return buf, win
end

return M
