"""pandas: reading, selecting, grouping, joining, reshaping, time series."""
import io

import numpy as np
import pandas as pd

pd.set_option("display.width", 100)

SALES = """\
date,region,product,units,price
2024-01-03,north,pen,10,1.5
2024-01-17,south,pen,4,1.5
2024-01-20,north,ink,2,
2024-02-02,south,ink,7,12.25
2024-02-11,north,pen,,1.6
2024-02-28,east,pad,3,4.0
2024-03-05,south,pad,9,4.25
2024-03-30,north,ink,1,12.5
"""

sales = pd.read_csv(io.StringIO(SALES), parse_dates=["date"])
print(sales.shape, list(sales.columns), sales["units"].isna().sum(), str(sales["date"].dtype).startswith("datetime64"))
print(sales.head(3).to_string())
sales["price"] = sales.groupby("product")["price"].transform(lambda prices: prices.fillna(prices.mean()))
sales["units"] = sales["units"].fillna(0).astype(int)
sales["total"] = sales["units"] * sales["price"]
print(sales[["region", "product", "units", "price", "total"]].to_string(index=False, float_format="%.2f"))

print(sales.loc[sales["total"] > 20, ["region", "total"]].to_string())
print(sales.iloc[[0, -1]]["product"].tolist(), sales.at[3, "region"], sales.query("units >= 7 and region != 'north'").index.tolist())
print(sales[sales["product"].isin(["pad", "ink"]) & ~(sales["region"] == "north")]["total"].sum(), sales["total"].idxmax())

by_region = sales.groupby("region")["total"].agg(["count", "sum", "mean"]).round(3)
print(by_region.to_string())
print(sales.groupby(["product", "region"], as_index=False)["units"].sum().sort_values(["units", "product"], ascending=[False, True]).to_string(index=False))
print(sales.pivot_table(index="region", columns="product", values="units", aggfunc="sum", fill_value=0).to_string())
print(sales.groupby(sales["date"].dt.month)["total"].sum().round(2).to_dict(), sales["date"].dt.day_name().value_counts().max())
print(pd.crosstab(sales["region"], sales["product"], margins=True).to_string())
print(sales.describe()["units"].round(3).to_dict())

regions = pd.DataFrame({"region": ["north", "south", "west"], "manager": ["Ada", "Bob", "Cyd"]})
for how in ("inner", "left", "outer"):
    merged = sales.merge(regions, on="region", how=how)
    print(how, len(merged), merged["manager"].isna().sum(), sorted(merged["manager"].dropna().unique()))
indexed = regions.set_index("region")
print(indexed.loc["south", "manager"], indexed.reindex(["west", "north"])["manager"].tolist(), indexed.index.tolist())
print(pd.concat([regions, regions.assign(manager="?")], ignore_index=True).drop_duplicates("region").shape)

wide = pd.DataFrame({"name": ["Ada", "Bob"], "maths": [90, 75], "art": [60, 88]})
long = wide.melt(id_vars="name", var_name="subject", value_name="mark")
print(long.to_string(index=False))
print(long.pivot(index="name", columns="subject", values="mark").loc["Bob"].to_dict(), wide.set_index("name").stack().loc[("Ada", "art")])
print(wide.set_index("name").T.to_dict(), wide.to_dict("records"), wide.to_csv(index=False), sep="\n", end="")
print(wide.to_json(orient="records"), wide.rename(columns=str.upper).columns.tolist(), wide.drop(columns="art").values.tolist())
wide["grade"] = pd.cut(wide["maths"], [0, 60, 80, 100], labels=["C", "B", "A"])
print(wide["grade"].tolist(), wide.apply(lambda row: row["maths"] - row["art"], axis=1).tolist(), wide["name"].map({"Ada": 1}).tolist())

series = pd.Series([3, 1, 4, 1, 5, 9, 2, 6], index=pd.date_range("2024-01-01", periods=8, freq="D"), name="n")
print(series.rolling(3).mean().round(2).tolist(), series.cumsum().iloc[-1], series.diff().tolist()[1:3], series.shift(1).iloc[1], series.pct_change().round(2).iloc[1])
print(series.resample("4D").sum().tolist(), series["2024-01-03":"2024-01-05"].tolist(), series.nlargest(2).tolist(), series.rank().tolist(), series.expanding().max().tolist())
print(series.quantile(0.5), series.skew().round(4), series.autocorr().round(4), series.between(2, 5).sum(), series.clip(2, 5).tolist(), series.sort_values().index[0].date())
print((pd.Timestamp("2024-03-01") - pd.Timestamp("2024-02-01")).days, pd.Timestamp("2024-02-29") + pd.DateOffset(years=1), pd.to_timedelta("1h30min").total_seconds())
print(pd.date_range("2024-01-31", periods=3, freq="MS").strftime("%d %b").tolist(), pd.bdate_range("2024-05-03", periods=3).day.tolist())

names = pd.Series(["Ada Lovelace", "alan turing", None, "Grace Hopper"])
print(names.str.title().str.split().str[-1].tolist()[:2], names.str.contains("a", case=True, na=False).tolist(), names.str.len().tolist(), names.str.extract(r"(\w)\w* (\w)").dropna().values.tolist())
missing = pd.DataFrame({"a": [1, np.nan, 3], "b": [np.nan, np.nan, 6]})
print(missing.dropna().values.tolist(), missing.fillna({"a": 0, "b": -1}).values.tolist(), missing.ffill()["a"].tolist(), missing.interpolate()["a"].tolist(), missing.count().to_dict(), missing.mean().to_dict())
levels = pd.DataFrame({"v": range(4)}, index=pd.MultiIndex.from_product([["x", "y"], [1, 2]], names=["k", "n"]))
print(levels.loc["y"].values.ravel().tolist(), levels.xs(2, level="n")["v"].tolist(), levels.unstack().values.tolist(), levels.groupby(level="k")["v"].sum().to_dict())
categories = pd.Categorical(["lo", "hi", "lo"], categories=["lo", "mid", "hi"], ordered=True)
print(categories.codes.tolist(), categories.max(), pd.get_dummies(pd.Series(["a", "b", "a"])).astype(int).values.tolist(), pd.factorize(np.array(["b", "a", "b"], dtype=object))[0].tolist())
for wrong in (lambda: sales["nothing"], lambda: sales.loc[99], lambda: sales.merge(regions, on="x"), lambda: pd.to_datetime("not a date"), lambda: pd.Series([1, 2]).astype("datetime64[ns]").dt.nothing):
    try:
        wrong()
    except (KeyError, ValueError, AttributeError) as error:
        print(type(error).__mro__[-4].__name__ if isinstance(error, ValueError) else type(error).__name__)
