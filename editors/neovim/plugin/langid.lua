-- Defines what there is and does nothing else: nothing of `lua/` is loaded before Neovim has started.
if vim.g.loaded_langid or vim.fn.has('nvim-0.11') == 0 then
  return
end
vim.g.loaded_langid = true

vim.api.nvim_create_user_command('LangId', function(command)
  require('langid.commands').run(command)
end, {
  nargs = '*',
  range = true,
  desc = 'The language of this buffer',
  complete = function(...)
    return require('langid.commands').complete(...)
  end,
})

vim.keymap.set('n', '<Plug>(langid-operator)', function()
  return require('langid.region').operator()
end, { expr = true, desc = 'LangId: the language of what a motion covers' })

vim.keymap.set('x', '<Plug>(langid-visual)', function()
  require('langid.region').visual()
end, { desc = 'LangId: the language of the selection' })

if vim.g.langid_autostart == false then
  return
end

local function start()
  -- After the screen is drawn: nobody waits for the server.
  vim.schedule(function()
    require('langid').start()
  end)
end

if vim.v.vim_did_enter == 1 then
  start()
else
  vim.api.nvim_create_autocmd(
    'VimEnter',
    { once = true, desc = 'LangId: begin to follow buffers', callback = start }
  )
end
