{-# LANGUAGE DeriveFoldable, DeriveFunctor, DeriveTraversable, DerivingStrategies, ExistentialQuantification, GADTs #-}
{-# LANGUAGE GeneralizedNewtypeDeriving, KindSignatures, LambdaCase, RankNTypes, ScopedTypeVariables, TypeFamilies #-}
-- Algebraic data, type classes, functors and monoids; types that keep wrong programs from being written.
module Main (main) where

import Data.Foldable (foldMap', foldl', toList, traverse_)
import Data.Kind (Type)
import Data.List (intercalate, sortOn)
import qualified Data.Map as Map
import Data.Monoid
import Data.Proxy (Proxy (..))

data Suit = Clubs | Diamonds | Hearts | Spades deriving (Show, Read, Eq, Ord, Enum, Bounded)
data Card = Card { rank :: Int, suit :: Suit } deriving (Show, Eq, Ord)

every :: (Bounded a, Enum a) => [a]
every = [minBound ..]

-- A search tree that is folded and traversed in order.
data Tree a = Tip | Node (Tree a) a (Tree a) deriving (Functor, Foldable, Traversable)

insertInto :: Ord a => a -> Tree a -> Tree a
insertInto x Tip = Node Tip x Tip
insertInto x tree@(Node l y r) = case compare x y of
  LT -> Node (insertInto x l) y r
  GT -> Node l y (insertInto x r)
  EQ -> tree

-- Expressions whose type says what they evaluate to: a sum of a truth and a number cannot be written down.
data Expr :: Type -> Type where
  Number :: Int -> Expr Int
  Truth :: Bool -> Expr Bool
  Add, Mul :: Expr Int -> Expr Int -> Expr Int
  Less :: Expr Int -> Expr Int -> Expr Bool
  If :: Expr Bool -> Expr a -> Expr a -> Expr a
  Pair :: Expr a -> Expr b -> Expr (a, b)
  Fst :: Expr (a, b) -> Expr a

eval :: Expr a -> a
eval = \case
  Number n -> n
  Truth b -> b
  Add a b -> eval a + eval b
  Mul a b -> eval a * eval b
  Less a b -> eval a < eval b
  If c a b -> if eval c then eval a else eval b
  Pair a b -> (eval a, eval b)
  Fst p -> fst (eval p)

render :: Expr a -> String
render = \case
  Number n -> show n
  Truth b -> show b
  Add a b -> "(" ++ render a ++ " + " ++ render b ++ ")"
  Mul a b -> render a ++ " * " ++ render b
  Less a b -> render a ++ " < " ++ render b
  If c a b -> unwords ["if", render c, "then", render a, "else", render b]
  Pair a b -> "<" ++ render a ++ ", " ++ render b ++ ">"
  Fst p -> "first " ++ render p

-- Shapes of different types in one list.
class Shape s where
  area :: s -> Double
  name :: s -> String
  name _ = "some shape"
newtype Circle = Circle Double
data Box = Box Double Double
instance Shape Circle where { area (Circle r) = pi * r * r; name _ = "circle" }
instance Shape Box where area (Box w h) = w * h
data AnyShape = forall s. Shape s => AnyShape s

-- Lengths in units that do not mix, and a type that each kind of container has for its keys.
newtype Length unit = Length Double deriving newtype (Show, Eq, Ord, Num, Fractional)
data Metres
data Feet
toMetres :: Length Feet -> Length Metres
toMetres (Length f) = Length (f * 0.3048)

class Container (f :: Type -> Type) where
  type Key f
  look :: Key f -> f a -> Maybe a
instance Container [] where { type Key [] = Int; look k xs = if k >= 0 then lookup k (zip [0 ..] xs) else Nothing }
instance Ord k => Container (Map.Map k) where { type Key (Map.Map k) = k; look = Map.lookup }

class Describe a where describe :: Proxy a -> String
instance Describe Int where describe _ = "whole number"
instance Describe Bool where describe _ = "truth"
instance Describe a => Describe [a] where describe _ = "list of " ++ describe (Proxy :: Proxy a)
instance (Describe a, Describe b) => Describe (a, b) where describe _ = describe (Proxy :: Proxy a) ++ " and " ++ describe (Proxy :: Proxy b)

data Stats = Stats { size :: Int, total :: Double, largest :: Max' }
newtype Max' = Max' (Maybe Double) deriving Show
instance Semigroup Max' where { Max' Nothing <> b = b; a <> Max' Nothing = a; Max' a <> Max' b = Max' (max a b) }
instance Semigroup Stats where Stats a b c <> Stats x y z = Stats (a + x) (b + y) (c <> z)
instance Monoid Stats where mempty = Stats 0 0 (Max' Nothing)

bothWays :: (forall a. [a] -> [a]) -> ([Int], String) -> ([Int], String)
bothWays f (ns, s) = (f ns, f s)

main :: IO ()
main = do
  print [Card r s | s <- every, r <- [10, 11], s /= Diamonds]
  print (maximum [Card 3 Hearts, Card 3 Spades, Card 2 Clubs], read "[Hearts,Clubs]" :: [Suit], succ Clubs, (Card 5 Hearts) { rank = 6 })
  let tree = foldr insertInto Tip ([5, 2, 8, 1, 9, 3] :: [Int])
  print (toList tree, sum tree, maximum tree, elem 8 tree, length tree, toList (fmap (* 2) tree))
  print (fmap toList (traverse (\n -> if n > 0 then Just (100 `div` n) else Nothing) tree), fmap toList (traverse (\n -> [n | n < 9]) tree))
  let expression = If (Less (Number 3) (Add (Number 1) (Number 1))) (Number 0) (Fst (Pair (Mul (Number 6) (Number 7)) (Truth True)))
  putStrLn (render expression ++ " = " ++ show (eval expression))
  traverse_ (\(AnyShape s) -> putStrLn (name s ++ " " ++ show (area s))) [AnyShape (Circle 1), AnyShape (Box 2 3.5)]
  print (toMetres (Length 100 + 20 / 2) < Length 34, toMetres 10)
  print (look 1 "abc", look 7 "abc", look "k" (Map.fromList [("k", 'v')]))
  putStrLn (describe (Proxy :: Proxy [([Int], Bool)]))
  let stats = foldMap' (\x -> Stats 1 x (Max' (Just x))) [2.5, 4, 1]
  print (size stats, total stats / fromIntegral (size stats), largest stats)
  print (getSum (foldMap Sum [1 .. 10 :: Int]), getAll (foldMap (All . even) [2, 4 :: Int]), getFirst (First Nothing <> First (Just 'x')), appEndo (foldMap (Endo . (+)) [1, 2, 3 :: Int]) 0)
  print (bothWays reverse ([1, 2, 3], "abc"), bothWays (take 1) ([1, 2, 3], "abc"))
  putStrLn (intercalate ", " (map show (sortOn negate (foldl' (flip (:)) [] [3, 1, 2 :: Int]))))
