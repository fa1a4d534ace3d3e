{-# LANGUAGE FlexibleContexts, TupleSections #-}
-- Graphs, sieves and dynamic programming: pure maps and sets where they do, mutable arrays in ST where they are faster.
module Main (main) where

import Control.Monad
import Control.Monad.ST
import Data.Array
import Data.Array.ST
import Data.Array.Unboxed (UArray)
import qualified Data.Array.Unboxed as U
import Data.Bits (popCount, shiftL, testBit, xor, (.&.))
import Data.Function (on)
import Data.List
import qualified Data.Map.Strict as Map
import Data.Map.Strict (Map)
import Data.Ord (Down (..), comparing)
import qualified Data.Sequence as Seq
import Data.Sequence (Seq (..), (|>))
import qualified Data.Set as Set

type Graph = Map Char [(Char, Int)]

undirected :: [(Char, Char, Int)] -> Graph
undirected edges = Map.fromListWith (flip (++)) $ concat [[(a, [(b, w)]), (b, [(a, w)])] | (a, b, w) <- edges]

-- A set of pairs of distance and vertex is the queue; who is taken out first is final.
dijkstra :: Graph -> Char -> Map Char (Int, [Char])
dijkstra graph start = go (Set.singleton (0, start, [start])) Map.empty
  where
    go queue done = case Set.minView queue of
      Nothing -> done
      Just ((distance, at, path), rest)
        | at `Map.member` done -> go rest done
        | otherwise -> go (foldl' push rest (Map.findWithDefault [] at graph)) (Map.insert at (distance, reverse path) done)
        where push q (to, w) = Set.insert (distance + w, to, to : path) q

-- Kruskal's tree, with union and find in an unboxed array that nobody outside sees.
spanning :: [(Char, Char, Int)] -> [(Char, Char, Int)]
spanning edges = runST $ do
  parents <- newListArray ('a', 'z') ['a' .. 'z'] :: ST s (STUArray s Char Char)
  let find v = do
        up <- readArray parents v
        if up == v then pure v else do { top <- find up; writeArray parents v top; pure top }
  flip filterM (sortBy (comparing (\(_, _, w) -> w)) edges) $ \(a, b, _) -> do
    (x, y) <- (,) <$> find a <*> find b
    when (x /= y) $ writeArray parents x y
    pure (x /= y)

sieve :: Int -> UArray Int Bool
sieve n = runSTUArray $ do
  marks <- newArray (2, n) True
  forM_ (takeWhile (\p -> p * p <= n) [2 ..]) $ \p -> do
    prime <- readArray marks p
    when prime $ forM_ [p * p, p * p + p .. n] $ \m -> writeArray marks m False
  pure marks

-- An array that is defined by itself: each cell is computed once, when it is asked for.
commonSubsequence :: String -> String -> String
commonSubsequence xs ys = snd (table ! (0, 0))
  where
    (m, n) = (length xs, length ys)
    (a, b) = (listArray (0, m - 1) xs, listArray (0, n - 1) ys)
    table = listArray ((0, 0), (m, n)) [cell i j | i <- [0 .. m], j <- [0 .. n]] :: Array (Int, Int) (Int, String)
    cell i j
      | i == m || j == n = (0, "")
      | a ! i == b ! j = let (k, s) = table ! (i + 1, j + 1) in (k + 1, a ! i : s)
      | otherwise = maximumBy (compare `on` fst) [table ! (i, j + 1), table ! (i + 1, j)]

knights :: (Int, Int) -> (Int, Int) -> Int
knights from to = go (Seq.singleton (from, 0)) (Set.singleton from)
  where
    go ((at@(x, y), d) :<| queue) seen
      | at == to = d
      | otherwise = go (foldl' (|>) queue (map (, d + 1) next)) (Set.union seen (Set.fromList next))
      where
        next = [p | (dx, dy) <- [(1, 2), (2, 1)], sx <- [-1, 1], sy <- [-1, 1], let p = (x + sx * dx, y + sy * dy), inside p, p `Set.notMember` seen]
    go Empty _ = -1
    inside (x, y) = x >= 1 && x <= 8 && y >= 1 && y <= 8

queens :: Int -> [[Int]]
queens n = foldM (\placed _ -> [q : placed | q <- [1 .. n], safe q placed]) [] [1 .. n]
  where safe q placed = and [q /= p && abs (q - p) /= d | (d, p) <- zip [1 ..] placed]

mergeSort :: (a -> a -> Ordering) -> [a] -> [a]
mergeSort order = merges . map pure
  where
    merges [] = []
    merges [one] = one
    merges many = merges (pairs many)
    pairs (x : y : rest) = merge x y : pairs rest
    pairs rest = rest
    merge (x : xs) (y : ys) = if order x y == GT then y : merge (x : xs) ys else x : merge xs (y : ys)
    merge xs ys = xs ++ ys

gray :: Int -> [Int]
gray bits = [i `xor` (i `div` 2) | i <- [0 .. 1 `shiftL` bits - 1]]

main :: IO ()
main = do
  let edges = [('a', 'b', 7), ('a', 'c', 9), ('a', 'f', 14), ('b', 'c', 10), ('b', 'd', 15), ('c', 'd', 11), ('c', 'f', 2), ('d', 'e', 6), ('e', 'f', 9)]
  forM_ (Map.toList (dijkstra (undirected edges) 'a')) $ \(v, (d, path)) -> putStrLn (v : ": " ++ show d ++ " by " ++ intersperse '-' path)
  let tree = spanning edges
  print tree >> print (sum [w | (_, _, w) <- tree])
  let primes = [p | (p, True) <- U.assocs (sieve 100000)]
  print (length primes, last primes, sum (take 100 primes), maximum (zipWith (-) (tail primes) primes))
  putStrLn (commonSubsequence "conformance programs" "functional performance")
  print [knights (1, 1) (x, x) | x <- [1 .. 8]]
  print (map (length . queens) [1 .. 8], head (queens 8))
  let people = [("Mia", 31), ("Ben", 25), ("Eve", 31), ("Tom", 25), ("Zoe", 40), ("Ann", 31)] :: [(String, Int)]
  print (map fst (mergeSort (comparing snd) people))
  print (map fst (mergeSort (comparing (Down . snd)) people), mergeSort compare "stability" == sort "stability")
  print (gray 3, and (zipWith (\a b -> popCount (a `xor` b) == 1) (gray 8) (tail (gray 8))), filter (`testBit` 2) (gray 3), 12 .&. 10 :: Int)
