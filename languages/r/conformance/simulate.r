# Algorithms: sorting, primes, a walk over a graph, life, dynamic programming; and input.
lines <- readLines(file("stdin"))
header <- as.integer(strsplit(lines[1], " ")[[1]])
edges <- do.call(rbind, strsplit(lines[2:(header[2] + 1)], " "))
graph <- list()
for (row in seq_len(nrow(edges))) {
  from <- edges[row, 1]; to <- edges[row, 2]; cost <- as.numeric(edges[row, 3])
  graph[[from]] <- c(graph[[from]], setNames(cost, to)); graph[[to]] <- c(graph[[to]], setNames(cost, from))
}
shortest <- function(graph, start) {
  distance <- setNames(rep(Inf, length(graph)), sort(names(graph))); distance[start] <- 0; open <- names(distance)
  while (length(open)) {
    at <- open[which.min(distance[open])]; open <- setdiff(open, at)
    for (to in names(graph[[at]])) distance[to] <- min(distance[to], distance[at] + graph[[at]][[to]])
  }
  distance
}
print(shortest(graph, lines[length(lines)]))
quick <- function(v) if (length(v) < 2) v else { p <- v[1]; r <- v[-1]; c(quick(r[r < p]), p, quick(r[r >= p])) }
set.seed(7); numbers <- sample(1000, 12); print(quick(numbers)); print(identical(quick(numbers), sort(numbers)))
sieve <- function(n) { is <- rep(TRUE, n); is[1] <- FALSE; for (i in 2:floor(sqrt(n))) if (is[i]) is[seq(i * i, n, i)] <- FALSE; which(is) }
primes <- sieve(10000); cat(length(primes), sum(primes), max(diff(primes)), "\n"); print(tail(primes, 5))
life <- function(m) {
  n <- nrow(m); k <- ncol(m); shift <- function(dx, dy) m[(seq_len(n) - 1 + dx) %% n + 1, (seq_len(k) - 1 + dy) %% k + 1]
  around <- Reduce(`+`, lapply(setdiff(0:8, 4), function(i) shift(i %/% 3 - 1, i %% 3 - 1))); (around == 3 | (m & around == 2)) * 1
}
board <- matrix(0, 8, 8); board[cbind(c(1, 2, 3, 3, 3), c(2, 3, 1, 2, 3))] <- 1
for (i in 1:9) board <- life(board); for (row in 1:8) cat(ifelse(board[row, ] == 1, "#", "."), "\n", sep = "")
knapsack <- function(weights, values, room) {
  best <- matrix(0, length(weights) + 1, room + 1)
  for (i in seq_along(weights)) for (w in 0:room) best[i + 1, w + 1] <- max(best[i, w + 1], if (weights[i] <= w) best[i, w - weights[i] + 1] + values[i] else 0)
  best[length(weights) + 1, room + 1]
}
print(knapsack(c(12, 2, 1, 4, 1), c(4, 2, 1, 10, 2), 15))
lcs <- function(a, b) { a <- strsplit(a, "")[[1]]; b <- strsplit(b, "")[[1]]; m <- matrix("", length(a) + 1, length(b) + 1)
  for (i in seq_along(a)) for (j in seq_along(b)) m[i + 1, j + 1] <- if (a[i] == b[j]) paste0(m[i, j], a[i]) else if (nchar(m[i, j + 1]) >= nchar(m[i + 1, j])) m[i, j + 1] else m[i + 1, j]
  m[length(a) + 1, length(b) + 1] }
print(lcs("AGGTAB", "GXTXAYB")); print(lcs("container", "contents"))
permutations <- function(v) if (length(v) <= 1) list(v) else unlist(lapply(seq_along(v), function(i) lapply(permutations(v[-i]), function(p) c(v[i], p))), recursive = FALSE)
all <- permutations(c("a", "b", "c")); print(sapply(all, paste, collapse = "")); queens <- Filter(function(p) !anyDuplicated(p + 1:6) && !anyDuplicated(p - 1:6), permutations(1:6)); print(length(queens)); print(queens[[1]])
inside <- mean(runif(20000)^2 + runif(20000)^2 <= 1) * 4; cat("about pi:", abs(inside - pi) < 0.05, "\n")
steps <- cumsum(sample(c(-1, 1), 500, TRUE)); cat(range(steps), "\n"); con <- textConnection("a 1\nb 2"); table <- read.table(con); print(table); close(con)
writeLines(c("x", "y"), "f.txt"); cat(readLines("f.txt"), file.exists("f.txt"), unlink("f.txt"), "\n"); quit(status = 3)
