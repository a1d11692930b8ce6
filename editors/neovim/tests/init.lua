-- What a user's init.lua would be: the plugin on the runtime path, its options, and three notebooks for the tests:
-- what was said to the user, which file types were set, which LangIdChanged events came.
vim.opt.runtimepath:prepend(vim.env.LANGID_PLUGIN)
vim.o.more = false
vim.o.swapfile = false

_G.said, _G.filetypes, _G.changed = {}, {}, {}

vim.notify = function(message, level)
  table.insert(_G.said, { message = message, level = level or vim.log.levels.INFO })
end

vim.api.nvim_create_autocmd('FileType', {
  callback = function(event)
    table.insert(_G.filetypes, { buf = event.buf, filetype = event.match })
  end,
})

vim.api.nvim_create_autocmd('User', {
  pattern = 'LangIdChanged',
  callback = function(event)
    table.insert(_G.changed, event.data or {})
  end,
})

if vim.env.LANGID_OPTS then
  require('langid').setup(vim.json.decode(vim.env.LANGID_OPTS))
end
