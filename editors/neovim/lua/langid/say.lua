-- What is said to the user.
-- Knows: how, and what was said already. Never: why.
local M = {}

---@type table<string, true>
local said = {}

---@param message string
---@param level? integer of `vim.log.levels`; INFO by default
function M.say(message, level)
  vim.notify('LangId: ' .. message, level or vim.log.levels.INFO, { title = 'LangId' })
end

---@param message string
function M.warn(message)
  M.say(message, vim.log.levels.WARN)
end

---@param message string
function M.err(message)
  M.say(message, vim.log.levels.ERROR)
end

--- Says it now, but not a second time until `forget` was called for this topic.
---@param topic string
---@param message string
---@param level integer
function M.once(topic, message, level)
  if not said[topic] then
    said[topic] = true
    M.say(message, level)
  end
end

---@param topic string
function M.forget(topic)
  said[topic] = nil
end

---@param confidence? number 0 to 1
---@return string such as `97 %`
function M.percent(confidence)
  if not confidence then
    return ''
  end
  local percent = math.floor(confidence * 100 + 0.5)
  return percent < 1 and 'under 1 %' or ('%d %%'):format(percent)
end

return M
