-- The server's hover for the line of the cursor.
-- Knows: which document the cursor is in. Never: what is said.
local choices = require('langid.choices')
local client = require('langid.client')
local say = require('langid.say')

local M = {}

---@return lsp.Position # of the cursor, in the server's units
function M.position()
  local cursor = vim.api.nvim_win_get_cursor(0)
  local row, column = cursor[1], cursor[2]
  local encoding = client.encoding() or 'utf-8'
  local line = vim.api.nvim_get_current_line()
  local character = encoding == 'utf-8' and column or vim.str_utfindex(line, encoding, column, false)
  return { line = row - 1, character = character }
end

function M.show()
  local buf = vim.api.nvim_get_current_buf()
  choices.with_document(buf, function(document)
    local params = { textDocument = { uri = document.uri }, position = M.position() }
    client.request('textDocument/hover', params, function(err, hover)
      if err then
        say.warn(err)
      elseif not hover then
        say.say('nothing to say here; on the first line there is')
      elseif vim.api.nvim_get_current_buf() == buf then
        local lines = vim.lsp.util.convert_input_to_markdown_lines(hover.contents)
        vim.lsp.util.open_floating_preview(lines, 'markdown', { focus_id = 'langid.hover' })
      end
    end)
  end)
end

return M
