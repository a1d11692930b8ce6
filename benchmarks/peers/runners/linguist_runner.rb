# Answers for Linguist, as python_runner.py does: same lines in, same lines out.
#
#   ruby linguist_runner.rb
#
# Linguist is made for files with names. It is asked about a blob without one; where its strategies find nothing, the
# classifier it keeps for doubtful file names is asked among all its languages.
require 'json'

def clock(which)
  Process.clock_gettime(which) * 1000
end

WALL = Process::CLOCK_MONOTONIC
CPU = Process::CLOCK_PROCESS_CPUTIME_ID
WARM = "import os\n\n\ndef size(path):\n    return os.stat(path).st_size\n".freeze

begun = clock(WALL)
require 'linguist'

def ask(text)
  found = Linguist.detect(Linguist::Blob.new('', text))
  return [found.name, nil] if found

  head = text.byteslice(0, Linguist::Classifier::CLASSIFIER_CONSIDER_BYTES).scrub('')
  Linguist::Classifier.classify(Linguist::Samples.cache, head).first || [nil, nil]
end

def peak_mb
  File.read('/proc/self/status')[/VmHWM:\s+(\d+)/, 1].to_i / 1024.0
rescue StandardError
  nil
end

def say(line)
  $stdout.puts JSON.generate(line.merge(peak_mb: peak_mb))
end

$stdin.set_encoding('UTF-8')
$stdout.sync = true
ask(WARM)
say(version: Linguist::VERSION, load_s: (clock(WALL) - begun) / 1000, batches: false)

$stdin.each_line do |line|
  request = JSON.parse(line)
  if request['words']
    say(words: Linguist::Samples.cache['languages'].keys)
    next
  end
  text = request['text']
  said = {}
  word = confidence = nil
  cpu = clock(CPU)
  begun = clock(WALL)
  begin
    word, confidence = ask(text)
  rescue StandardError => e # a rival that falls over has said nothing
    said[:error] = "#{e.class}: #{e.message}"[0, 300]
  end
  said[:ms] = clock(WALL) - begun
  said[:cpu_ms] = clock(CPU) - cpu
  say(said.merge(word: word, confidence: confidence))
end
