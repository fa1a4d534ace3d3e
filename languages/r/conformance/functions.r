# Closures, recursion, environments, conditions, methods, replacement functions.
make_counter <- function(start = 0) { count <- start; list(add = function(by = 1) { count <<- count + by; invisible(count) }, get = function() count) }
counter <- make_counter(10); counter$add(); counter$add(5); print(counter$get())
compose <- function(...) { fs <- list(...); function(x) Reduce(function(value, f) f(value), fs, x) }
print(compose(sqrt, function(x) x + 1, round)(50))
fibonacci <- local({ known <- c(1, 1); function(n) { if (n <= length(known)) return(known[n]); value <- fibonacci(n - 1) + fibonacci(n - 2); known[n] <<- value; value } })
print(fibonacci(60), digits = 15)
hanoi <- function(n, from = "A", to = "C", via = "B") if (n == 0) 0 else hanoi(n - 1, from, via, to) + 1 + hanoi(n - 1, via, to, from)
print(hanoi(10))
attempt <- function(expr) tryCatch(expr, error = function(e) paste("error:", conditionMessage(e)), warning = function(w) paste("warning:", conditionMessage(w)), finally = cat("tried; "))
print(attempt(stop("broken"))); print(attempt(as.integer("x"))); print(attempt(log(1)))
result <- withCallingHandlers({ warning("careful"); "went on" }, warning = function(w) { cat("heard", conditionMessage(w), "\n"); invokeRestart("muffleWarning") })
print(result)
condition <- structure(class = c("empty", "condition"), list(message = "nothing there", call = NULL))
print(withRestarts(tryCatch(signalCondition(condition), empty = function(c) class(c)[1]), skip = function() "skipped"))
area <- function(shape, ...) UseMethod("area")
area.default <- function(shape, ...) NA
area.circle <- function(shape, ...) pi * shape$r^2
area.square <- function(shape, ...) { cat("[square] "); shape$side^2 }
area.big <- function(shape, ...) NextMethod() * 100
shapes <- list(structure(list(r = 1), class = "circle"), structure(list(side = 2), class = c("big", "square")), 5)
for (s in shapes) print(area(s))
print.money <- function(x, ...) cat(sprintf("EUR %.2f\n", unclass(x))); "+.money" <- function(e1, e2) structure(unclass(e1) + unclass(e2), class = "money")
print(structure(2.5, class = "money") + structure(1, class = "money"))
setClass("Account", representation(owner = "character", balance = "numeric"), validity = function(object) if (object@balance < 0) "negative" else TRUE)
setGeneric("pay", function(account, amount) standardGeneric("pay"))
invisible(setMethod("pay", "Account", function(account, amount) { account@balance <- account@balance - amount; validObject(account); account }))
account <- new("Account", owner = "ada", balance = 100); print(pay(account, 30)@balance)
cat(tryCatch(pay(account, 300), error = function(e) sub(".*: ", "", conditionMessage(e))), "\n")
Stack <- setRefClass("Stack", fields = list(items = "list"), methods = list(push = function(x) { items[[length(items) + 1]] <<- x }, pop = function() { top <- items[[length(items)]]; items[[length(items)]] <<- NULL; top }))
stack <- Stack$new(); stack$push(1); stack$push("two"); print(stack$pop()); print(length(stack$items))
"second<-" <- function(x, value) { x[2] <- value; x }
v <- 1:3; second(v) <- 20L; print(v)
"%+%" <- function(a, b) paste0(a, b); print("in" %+% "fix")
f <- function(x, y = x * 2, ...) { extra <- list(...); if (missing(y)) "y is missing" else y + length(extra) }
print(f(1)); print(f(1, 2, 3, 4)); print(formals(f)$y); print(do.call(f, list(y = 5, x = 1)))
lazy <- function(a, b) { a; "b was never asked for" }; print(lazy(1, stop("never")))
print(body(function(x) x^2)); g <- quote(a * (b + 1)); print(eval(g, list(a = 3, b = 4))); print(deparse(substitute(x + y, list(x = 1, y = quote(z)))))
print(Recall <- (function(n) if (n <= 1) 1 else n * sys.function()(n - 1))(5))
print(Map(function(k, v) paste(k, v), c("a", "b"), 1:2)); print(Filter(function(n) n %% 2 == 0, 1:10)); print(vapply(list(1:3, 4:9), sum, numeric(1))); print(mapply(rep, 1:3, 3:1))
repeat { second(v) <- v[2] - 6L; if (v[2] < 0) break }; print(v)
i <- 0; while (TRUE) { i <- i + 1; if (i %% 2) next; if (i > 6) break; cat(i, "") }; cat("\n")
print(switch("b", a = "first", b = , c = "second or third", "other")); on <- function() { on.exit(cat("left\n")); cat("in, ") }; on()
