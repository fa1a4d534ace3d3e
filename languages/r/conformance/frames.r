# Data frames: reading, grouping, merging, ordering.
text <- "name,team,score,day
ada,red,12,1
ben,blue,7,1
cai,red,15,2
dov,green,9,2
eli,blue,11,3
fay,red,,3"
data <- read.csv(text = text, stringsAsFactors = FALSE)
str(data)
print(summary(data$score))
data$score[is.na(data$score)] <- round(mean(data$score, na.rm = TRUE))
data$rank <- rank(-data$score, ties.method = "min")
print(data[order(data$rank), c("rank", "name", "score")], row.names = FALSE)
print(aggregate(score ~ team, data = data, FUN = function(x) c(sum = sum(x), n = length(x))))
print(tapply(data$score, data$team, max))
print(with(data, table(team, day)))
teams <- data.frame(team = c("red", "blue", "black"), city = c("Rome", "Bern", "Oslo"))
print(merge(data[, c("name", "team")], teams, all = TRUE))
wide <- reshape(data[, c("team", "day", "score", "name")][c(1, 2, 4, 5), c("team", "day", "score")],
                idvar = "team", timevar = "day", direction = "wide")
print(wide)
groups <- split(data, data$team)
print(sapply(groups, function(g) sprintf("%d of %.1f", nrow(g), mean(g$score))))
print(do.call(rbind, lapply(groups, function(g) g[which.max(g$score), c("name", "score")])))
data$level <- cut(data$score, breaks = c(0, 8, 12, Inf), labels = c("low", "middle", "high"))
print(levels(data$level)); print(table(data$level))
print(apply(as.matrix(data[, c("score", "day")]), 2, range))
print(quantile(data$score, c(.1, .5, .9)))
print(colMeans(data[sapply(data, is.numeric)]))
print(subset(data, score > 10 & team != "blue", select = c(name, level)))
write.csv(head(data, 2), stdout(), row.names = FALSE)
