# What is printed before an error, warnings on stderr, and the exit code of an error.
safe_divide <- function(a, b) { if (b == 0) stop("division by zero: ", a, "/", b, call. = FALSE); a / b }
print(safe_divide(10, 4))
print(tryCatch(safe_divide(1, 0), error = function(e) conditionMessage(e)))
parse_row <- function(row) { parts <- strsplit(row, "=")[[1]]; stopifnot("a row has two parts" = length(parts) == 2); setNames(list(suppressWarnings(as.numeric(parts[2]))), parts[1]) }
rows <- c("a=1", "b=2.5", "broken", "c=x")
parsed <- lapply(rows, function(row) tryCatch(parse_row(row), error = function(e) { message("skipped: ", row); NULL }))
print(Filter(Negate(is.null), parsed)); print(sum(sapply(parsed, is.null)))
messages <- character(); value <- withCallingHandlers({ warning("first"); warning("second"); 42 }, warning = function(w) { messages <<- c(messages, conditionMessage(w)); invokeRestart("muffleWarning") }); print(messages); print(value)
nested <- function(depth) tryCatch({ if (depth == 0) stop("at the bottom"); nested(depth - 1) }, error = function(e) stop(paste0("level ", depth, " < ", conditionMessage(e)), call. = FALSE))
cat(try(nested(3), silent = TRUE))
print(inherits(try(log(-1:"x"), silent = TRUE), "try-error")); print(geterrmessage() != "")
result <- tryCatch({ warning("soft"); "never" }, warning = function(w) "caught", finally = cat("finally, ")); print(result)
retry <- function(f, times) for (i in seq_len(times)) { ok <- tryCatch({ f(i); TRUE }, error = function(e) FALSE); cat("try", i, ok, "\n"); if (ok) return(invisible(i)) }
retry(function(i) if (i < 3) stop("not yet"), 5)
check <- function(x) { if (!is.numeric(x)) stop(structure(class = c("type_error", "error", "condition"), list(message = "a number is needed", call = sys.call(-1)))); x }
print(tryCatch(check("x"), type_error = function(e) paste("type:", conditionMessage(e)))); print(tryCatch(as.integer("7") + 1L, error = identity)); print(class(simpleError("e")))
m <- matrix(1:4, 2); print(tryCatch(m[3, 1], error = function(e) "out of bounds")); print(tryCatch(list(1)[[2]], error = function(e) "no second")); print(c(1, 2)[5]); print(list(a = 1)$b)
print(tryCatch(match.arg("z", c("a", "b")), error = function(e) "not one of them")); print(tryCatch(get("undefined_name"), error = function(e) "unknown name")); f <- function() { on.exit(cat("cleaned up\n")); stop("inside") }; try(f(), silent = TRUE)
e <- new.env(); assign("x", 1, e); print(exists("x", e, inherits = FALSE)); lockBinding("x", e); print(tryCatch({ assign("x", 2, e); "set" }, error = function(err) "locked")); options(warn = 1); cat("before the end\n")
stop("the last word")
