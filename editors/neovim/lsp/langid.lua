-- For `vim.lsp.enable('langid')`: the server alone, in text and Markdown files, by Neovim's own client.
-- Knows: the command, what it is for. Never: buffers without a file type, which Neovim sends to no server;
-- the plugin does. A buffer that the plugin follows is left to it.
---@type vim.lsp.Config
return {
  cmd = { 'lsp-langid', 'serve' },
  filetypes = { 'text', 'markdown' },
  root_dir = function(buf, on_dir)
    local documents = package.loaded['langid.documents']
    if not (documents and documents.get(buf)) then
      on_dir(vim.fn.getcwd())
    end
  end,
  before_init = function(params, config)
    local options = vim.tbl_get(config, 'settings', 'langid') or {}
    params.initializationOptions = {
      langid = vim.tbl_extend('force', options, {
        notify = true,
        clientLanguages = require('langid.filetypes').all({}),
      }),
    }
  end,
  handlers = {
    ['langid/identified'] = function(_, notice)
      local buf = vim.uri_to_bufnr(notice.uri)
      if notice.change and notice.languageId and notice.version == vim.lsp.util.buf_versions[buf] then
        vim.bo[buf].filetype = notice.languageId
      end
    end,
  },
}
