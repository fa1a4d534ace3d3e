import re

N = 30000

NAMES = ["alice", "bob", "carol", "dave", "erin"]
HOSTS = ["example", "sample", "mail"]
DOMAINS = ["org", "com", "net"]
METHODS = ["GET", "POST", "PUT", "HEAD"]
FOLDERS = ["images", "docs", "files"]
STATUSES = [200, 404, 500]
STATES = ["loading", "running", "stopped", "waiting", "done", "sleeping"]


class Random:
    def __init__(self):
        self.seed = 42

    def below(self, limit):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.seed >> 8) % limit

    def pick(self, choices):
        return choices[self.below(len(choices))]


def make_text(lines):
    random = Random()
    text = []
    for _ in range(lines):
        date = f"{2000 + random.below(25):04d}-{1 + random.below(12):02d}-{1 + random.below(28):02d}"
        user = f"{random.pick(NAMES)}{random.below(1000)}@{random.pick(HOSTS)}.{random.pick(DOMAINS)}"
        request = f"{random.pick(METHODS)} /{random.pick(FOLDERS)}/item{random.below(10000)}"
        text.append(f"{date} {user} {request} {random.pick(STATUSES)} {random.pick(STATES)}\n")
    return "".join(text)


def main():
    text = make_text(N)

    dates = 0
    date_sum = 0
    for match in re.finditer(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        dates += 1
        date_sum += int(match[1]) + int(match[2]) + int(match[3])
    print(f"dates: {dates} {date_sum}")

    addresses = re.findall(r"[a-z]+[0-9]+@[a-z]+\.org", text)
    print(f"addresses: {len(addresses)}")

    requests = re.findall(r"(?:GET|POST) /[a-z]+/[a-z]+[0-9]+ 200", text)
    print(f"requests: {len(requests)}")

    words = re.findall(r"[a-z]+ing", text)
    print(f"words: {len(words)} {sum(map(len, words))}")

    print(f"replaced: {len(re.sub(r'[0-9]+', '#', text))}")


main()
