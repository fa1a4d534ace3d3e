-- Infinite lists, tied knots and whole numbers without a bound: what is not asked for is not computed.
module Main (main) where

import Data.Char (digitToInt, intToDigit)
import Data.Function (fix)
import Data.List (foldl', group, iterate', unfoldr)
import qualified Data.Map as Map
import Data.Ratio (denominator, numerator, (%))
import Numeric (showFFloat, showHex, showIntAtBase)

fibonacci :: [Integer]
fibonacci = 0 : 1 : zipWith (+) fibonacci (tail fibonacci)

primes :: [Int]
primes = 2 : filter prime [3, 5 ..]
  where prime n = all ((/= 0) . mod n) (takeWhile (\p -> p * p <= n) primes)

-- The numbers without prime factors but 2, 3 and 5, made of themselves.
hamming :: [Integer]
hamming = 1 : foldr1 merge [map (* k) hamming | k <- [2, 3, 5]]
  where
    merge xa@(x : xs) ya@(y : ys) = case compare x y of
      LT -> x : merge xs ya
      EQ -> x : merge xs ys
      GT -> y : merge xa ys
    merge xs ys = xs ++ ys

pascal :: [[Integer]]
pascal = iterate (\row -> zipWith (+) (0 : row) (row ++ [0])) [1]

-- The digits of pi, as Gibbons has them out of a spigot that never closes.
piDigits :: [Integer]
piDigits = go (1, 0, 1, 1, 3, 3)
  where
    go (q, r, t, k, n, l)
      | 4 * q + r - t < n * t = n : go (10 * q, 10 * (r - n * t), t, k, (10 * (3 * q + r)) `div` t - 10 * n, l)
      | otherwise = go (q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) `div` (t * l), l + 2)

-- Rose trees: the depth is known only after the walk, and yet each leaf is given it in the same walk.
data Tree a = Leaf a | Fork (Tree a) (Tree a)

instance Show a => Show (Tree a) where
  showsPrec _ (Leaf a) = shows a
  showsPrec d (Fork l r) = showParen (d > 5) (showsPrec 6 l . showString " ^ " . showsPrec 6 r)

replaceByLeast :: Ord a => Tree a -> Tree a
replaceByLeast tree = result
  where
    (result, least) = walk tree
    walk (Leaf a) = (Leaf least, a)
    walk (Fork l r) = let ((l', a), (r', b)) = (walk l, walk r) in (Fork l' r', min a b)

continued :: Rational -> [Integer]
continued = unfoldr step . Just
  where
    step Nothing = Nothing
    step (Just x) = let n = floor x; rest = x - fromInteger n in Just (n, if rest == 0 then Nothing else Just (recip rest))

squareRoot :: Integer -> Integer
squareRoot n = fst . head . filter (uncurry (<=)) $ zip steps (tail steps)
  where steps = iterate (\x -> (x + n `div` x) `div` 2) n

power :: Integer -> Integer -> Integer -> Integer
power m = go 1
  where
    go acc _ 0 = acc
    go acc b e = go (if odd e then acc * b `mod` m else acc) (b * b `mod` m) (e `div` 2)

main :: IO ()
main = do
  print (take 15 fibonacci, fibonacci !! 300)
  print (takeWhile (< 60) primes, primes !! 2000)
  print (take 20 hamming, hamming !! 1690)
  mapM_ (putStrLn . unwords . map show) (take 7 pascal)
  putStrLn (map (intToDigit . fromInteger) (take 60 piDigits))
  let tree = Fork (Fork (Leaf 7) (Leaf 3)) (Fork (Leaf 9) (Fork (Leaf 4) (Leaf 5))) :: Tree Int
  print tree >> print (replaceByLeast tree)
  print (fst (3, undefined :: Int), length [undefined, undefined :: Int], take 3 (cycle [True, False]), or (map (> 100) [1 :: Int ..]))
  print (takeWhile (/= 1) (iterate (\n -> if even n then n `div` 2 else 3 * n + 1) 12) :: [Int])
  -- Look-and-say, run lengths of run lengths.
  mapM_ putStrLn (take 6 (iterate (concatMap (\run -> show (length run) ++ take 1 run) . group) "1"))
  -- Recursion by the least fixed point; and a memo that is a lazy map of all answers.
  print (fix (\self n -> if n <= 1 then 1 else n * self (n - 1)) (25 :: Integer))
  let ways = Map.fromList [((n, k), count n k) | n <- [0 .. 200], k <- [0 .. 7]] :: Map.Map (Int, Int) Integer
      coins = [1, 2, 5, 10, 20, 50, 100, 200]
      count n k | n == 0 = 1
                | k == 0 = 1
                | otherwise = ways Map.! (n, k - 1) + (if n >= coins !! k then ways Map.! (n - coins !! k, k) else 0)
  print (ways Map.! (200, 7))
  print (2 ^ (200 :: Int) :: Integer, product [1 .. 30 :: Integer], (-7) `divMod` 2 :: (Integer, Integer), (-7) `quotRem` (2 :: Integer))
  print (squareRoot (2 * 10 ^ (60 :: Int)), power 1000000007 3 (10 ^ (18 :: Int)))
  let harmonic = sum [1 % n | n <- [1 .. 20]] :: Rational
  putStrLn (show (numerator harmonic) ++ "/" ++ show (denominator harmonic) ++ " = " ++ showFFloat (Just 6) (fromRational harmonic :: Double) "")
  print (continued (355 % 113), continued (649 % 200), gcd (2 ^ (40 :: Int)) (6 ^ (20 :: Int)) :: Integer)
  putStrLn (showHex (2 ^ (64 :: Int) - 1 :: Integer) (' ' : showIntAtBase 2 intToDigit (1000 :: Int) ""))
  print (foldl' (\acc c -> acc * 16 + toInteger (digitToInt c)) 0 "deadbeefcafebabe", iterate' (* 3) 1 !! 50 :: Integer)
  print [(a, b, c) | c <- [1 .. 30], b <- [1 .. c], a <- [1 .. b], a * a + b * b == c * c, gcd a b == (1 :: Int)]
