//! Traits, enums with data, errors and the question mark.
use std::{collections::BTreeMap, error::Error, fmt, str::FromStr};

#[derive(Debug, Clone, PartialEq)]
enum Order {
    Open { owner: String },
    Put { account: u32, cents: i64 },
    Move { from: u32, to: u32, cents: i64 },
    Close(u32),
}

#[derive(Debug)]
enum Refusal {
    Unknown(u32),
    Poor { account: u32, lacks: i64 },
    NotEmpty(i64),
    Syntax(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(account) => write!(f, "there is no account {account}"),
            Self::Poor { account, lacks } => write!(f, "account {account} lacks {}", Cents(*lacks)),
            Self::NotEmpty(cents) => write!(f, "{} are still there", Cents(*cents)),
            Self::Syntax(line) => write!(f, "cannot understand {line:?}"),
        }
    }
}

impl Error for Refusal {}

struct Cents(i64);

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        f.pad(&text)
    }
}

impl FromStr for Order {
    type Err = Box<dyn Error>;

    fn from_str(line: &str) -> Result<Self, Self::Err> {
        let words: Vec<_> = line.split_whitespace().collect();
        Ok(match words[..] {
            ["open", owner] => Order::Open { owner: owner.to_owned() },
            ["put", account, cents] => Order::Put { account: account.parse()?, cents: cents.parse()? },
            ["move", from, "to", to, cents] => {
                Order::Move { from: from.parse()?, to: to.parse()?, cents: cents.parse()? }
            }
            ["close", account] => Order::Close(account.parse()?),
            _ => return Err(Refusal::Syntax(line.to_owned()).into()),
        })
    }
}

#[derive(Default)]
struct Bank {
    accounts: BTreeMap<u32, (String, i64)>,
    next: u32,
}

impl Bank {
    fn account(&mut self, number: u32) -> Result<&mut (String, i64), Refusal> {
        self.accounts.get_mut(&number).ok_or(Refusal::Unknown(number))
    }

    fn take(&mut self, number: u32, cents: i64) -> Result<(), Refusal> {
        let (_, balance) = self.account(number)?;
        if *balance < cents {
            return Err(Refusal::Poor { account: number, lacks: cents - *balance });
        }
        *balance -= cents;
        Ok(())
    }

    fn carry_out(&mut self, order: Order) -> Result<String, Refusal> {
        match order {
            Order::Open { owner } => {
                self.next += 1;
                self.accounts.insert(self.next, (owner, 0));
                Ok(format!("account {}", self.next))
            }
            Order::Put { account, cents } => {
                self.account(account)?.1 += cents;
                Ok(format!("{} put", Cents(cents)))
            }
            Order::Move { from, to, cents } => {
                self.account(to)?;
                self.take(from, cents)?;
                self.account(to)?.1 += cents;
                Ok(format!("{} moved", Cents(cents)))
            }
            Order::Close(number) => match self.account(number)?.1 {
                0 => Ok(format!("goodbye {}", self.accounts.remove(&number).map_or_else(String::new, |a| a.0))),
                cents => Err(Refusal::NotEmpty(cents)),
            },
        }
    }
}

fn main() {
    let mut bank = Bank::default();
    for line in std::io::stdin().lines().map_while(Result::ok).filter(|line| !line.is_empty()) {
        let done = line.parse::<Order>().and_then(|order| Ok(bank.carry_out(order)?));
        match done {
            Ok(said) => println!("{line:<22} {said}"),
            Err(error) => println!("{line:<22} ! {error}"),
        }
    }
    for (number, (owner, cents)) in &bank.accounts {
        println!("{number:>3} {owner:<8}{:>10}", Cents(*cents));
    }
}
