"""What the demo pastes: short pieces of everyday code, and a note that is none.

Each is a fragment as people paste it: no file name, no first line that gives it away.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Snippet:
    """One paste. `language` is the id the editor should hear; None: it should be left alone."""

    title: str
    language: str | None
    text: str


SNIPPETS = (
    Snippet(
        "Python",
        "python",
        """\
def moving_average(values, window=7):
    if window < 1:
        raise ValueError(f"window must be positive, got {window}")
    total, out = 0.0, []
    for i, value in enumerate(values):
        total += value
        if i >= window:
            total -= values[i - window]
        out.append(total / min(i + 1, window))
    return out


readings = [float(line.split(",")[1]) for line in open("river.csv") if line.strip()]
print(max(moving_average(readings)))
""",
    ),
    Snippet(
        "Rust",
        "rust",
        """\
impl<'a> Scanner<'a> {
    pub fn new(source: &'a str) -> Self {
        Self { chars: source.chars().peekable(), line: 1 }
    }

    fn number(&mut self) -> Result<Token, ScanError> {
        let mut digits = String::new();
        while let Some(c) = self.chars.next_if(|c| c.is_ascii_digit()) {
            digits.push(c);
        }
        match digits.parse::<u64>() {
            Ok(n) => Ok(Token::Number(n)),
            Err(_) => Err(ScanError { line: self.line, what: digits }),
        }
    }
}
""",
    ),
    Snippet(
        "TypeScript",
        "typescript",
        """\
interface Basket {
  readonly id: string;
  items: Map<string, number>;
  coupon?: string;
}

export async function checkout(basket: Basket, api: ShopApi): Promise<Receipt> {
  const lines = [...basket.items].map(([sku, count]) => ({ sku, count }));
  if (lines.length === 0) {
    throw new Error(`basket ${basket.id} is empty`);
  }
  const price: number = await api.quote(lines, basket.coupon ?? null);
  return api.pay({ basket: basket.id, price } as Payment);
}
""",
    ),
    Snippet(
        "SQL",
        "sql",
        """\
SELECT c.name, COUNT(o.id) AS orders, SUM(o.total) AS spent
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE o.placed_at >= '2024-01-01'
  AND c.country IN ('AT', 'NL', 'PT')
GROUP BY c.name
HAVING SUM(o.total) > 500
ORDER BY spent DESC
LIMIT 20;
""",
    ),
    Snippet(
        "Dockerfile",
        "dockerfile",
        """\
FROM python:3.12-slim AS build
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .

FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1
COPY --from=build /app /app
EXPOSE 8080
ENTRYPOINT ["python", "-m", "shop.server"]
""",
    ),
    Snippet(
        "C++",
        "cpp",
        """\
template <typename Key, typename Value>
class LruCache {
public:
    explicit LruCache(std::size_t capacity) : capacity_(capacity) {}

    std::optional<Value> get(const Key& key) {
        auto found = index_.find(key);
        if (found == index_.end()) return std::nullopt;
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->second;
    }

private:
    std::size_t capacity_;
    std::list<std::pair<Key, Value>> entries_;
    std::unordered_map<Key, typename std::list<std::pair<Key, Value>>::iterator> index_;
};
""",
    ),
    Snippet(
        "a note, no code",
        None,
        """\
Hi Marta,

thanks for the photos from the lake, they turned out lovely. We get back on Thursday around
noon and would like to bring the tent over then, if somebody is at home. The zip is mended,
but two pegs are still missing and I could not find the small hammer anywhere.

Could you ask Jonas whether he wants the spare stove? Otherwise it goes to my sister.

See you soon, and give our love to the dog.
""",
    ),
)
