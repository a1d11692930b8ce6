-- Tags for the code fences of a Markdown text.
-- Knows: how a fence is put around lines. Never: languages, tags; the server says what to write.
--
-- The text goes to the server as a Markdown document of its own that lives for one question: so it works in
-- any buffer that has fences in it, a mail or a commit message, and follows none.
local client = require('langid.client')
local say = require('langid.say')
local text = require('langid.text')

local M = {}

local asked = 0

--- Asks which tags the bare fences of a Markdown text should have.
---@param lines string[]
---@param done fun(edits: lsp.TextEdit[], result: langid.TagResult)
local function tags(lines, done)
  asked = asked + 1
  local uri = 'untitled:langid-fence-' .. asked
  client.when_running(function(problem)
    if problem then
      say.warn(problem)
      return
    end
    client.notify('textDocument/didOpen', {
      textDocument = {
        uri = uri,
        languageId = 'markdown',
        version = 1,
        text = text.joined(text.clean_all(lines)),
      },
    })
    client.command('langid.tagFences', { uri = uri }, function(err, result)
      client.notify('textDocument/didClose', { textDocument = { uri = uri } })
      if err then
        say.warn(err)
        return
      end
      local edits = {} ---@type lsp.TextEdit[]
      for _, change in ipairs(vim.tbl_get(result, 'edit', 'documentChanges') or {}) do
        vim.list_extend(edits, change.edits)
      end
      for _, more in pairs(vim.tbl_get(result, 'edit', 'changes') or {}) do
        vim.list_extend(edits, more)
      end
      done(edits, result)
    end)
  end)
end

---@param n integer
---@return string
local function fences(n)
  return n == 1 and '1 fence' or ('%d fences'):format(n)
end

--- A fence longer than any in there.
---@param lines string[]
---@return string
local function fence_around(lines)
  local longest = 2
  for _, line in ipairs(lines) do
    longest = math.max(longest, #(line:match('^%s*(`+)') or ''))
  end
  return ('`'):rep(longest + 1)
end

--- Runs `edit` unless the buffer was edited since `tick`.
---@param buf integer
---@param tick integer
---@param edit fun()
local function if_unchanged(buf, tick, edit)
  if not vim.api.nvim_buf_is_loaded(buf) or vim.api.nvim_buf_get_changedtick(buf) ~= tick then
    say.warn('the buffer was edited meanwhile, so nothing was done; try again')
  elseif not vim.bo[buf].modifiable then
    say.warn("the buffer is not 'modifiable'")
  else
    edit()
  end
end

---@param buf integer
---@param tick integer
---@param first integer line, from 0
---@param lines string[]
local function wrap(buf, tick, first, lines)
  local mark = fence_around(lines)
  local fenced = vim.list_extend({ mark }, lines)
  fenced[#fenced + 1] = mark
  tags(vim.list_slice(fenced), function(edits, result)
    if_unchanged(buf, tick, function()
      local opening = mark .. (edits[1] and edits[1].newText or '')
      vim.api.nvim_buf_set_lines(buf, first + #lines, first + #lines, false, { mark })
      vim.api.nvim_buf_set_lines(buf, first, first, false, { opening })
      if #result.tagged == 0 then
        say.say('a fence without a tag: nobody can tell the language')
      end
    end)
  end)
end

--- Tags the bare fences of a buffer. With lines: those in there; where there are none, puts a fence around
--- the lines.
---@param buf integer
---@param range? { [1]: integer, [2]: integer } first and last line, from 1
function M.tag(buf, range)
  local first = range and range[1] - 1 or 0
  local lines = vim.api.nvim_buf_get_lines(buf, first, range and range[2] or -1, false)
  local tick = vim.api.nvim_buf_get_changedtick(buf)
  tags(vim.list_slice(lines), function(edits, result)
    if #result.tagged + #result.left == 0 then
      if range then
        wrap(buf, tick, first, lines)
      else
        say.say('no fence here is without a tag')
      end
      return
    end
    if_unchanged(buf, tick, function()
      for _, edit in ipairs(edits) do
        edit.range.start.line = edit.range.start.line + first
        edit.range['end'].line = edit.range['end'].line + first
      end
      vim.lsp.util.apply_text_edits(edits, buf, assert(client.encoding()))
      local left = #result.left > 0
          and (', left %s whose language nobody can tell'):format(fences(#result.left))
        or ''
      say.say(('tagged %s%s'):format(fences(#result.tagged), left))
    end)
  end)
end

return M
