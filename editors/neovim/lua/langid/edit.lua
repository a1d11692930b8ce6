-- Edits that the server hands us, made in the buffers they are for.
-- Knows: which document a URI is, which version it has. Never: what the edit is for.
local client = require('langid.client')
local documents = require('langid.documents')

local M = {}

---@param uri string
---@param version? integer
---@param edits lsp.TextEdit[]
---@return string? problem
local function apply(uri, version, edits)
  local document = documents.of_uri(uri)
  if not document then
    return 'the buffer is gone'
  elseif version and not document:is_at(version) then
    return 'the buffer was edited meanwhile, so nothing was done'
  end
  vim.lsp.util.apply_text_edits(edits, document.buf, assert(client.encoding()))
end

--- Makes the edits; tells what kept it from it.
---@param edit lsp.WorkspaceEdit
---@return string? problem
function M.apply(edit)
  for _, change in ipairs(edit.documentChanges or {}) do
    local version = change.textDocument.version
    local problem = apply(
      change.textDocument.uri,
      type(version) == 'number' and version --[[@as integer]] or nil,
      change.edits
    )
    if problem then
      return problem
    end
  end
  if not edit.documentChanges then
    for uri, edits in pairs(edit.changes or {}) do
      local problem = apply(uri, nil, edits)
      if problem then
        return problem
      end
    end
  end
end

return M
