{-# LANGUAGE LambdaCase, ScopedTypeVariables #-}
-- Failures as values, in a monad and as exceptions; what is cleaned up on the way; and an exception that nobody catches.
module Main (main) where

import Control.Exception
import Control.Monad
import Control.Monad.Except
import Data.Either (lefts, partitionEithers, rights)
import Data.IORef
import Data.List (isInfixOf)
import qualified Data.Map as Map
import Data.Maybe (mapMaybe)
import System.IO
import System.IO.Error
import Text.Read (readEither, readMaybe)

data BankError = Insufficient { missing :: Int } | NoAccount String | Frozen deriving (Show, Eq)
instance Exception BankError where
  displayException (Insufficient n) = "short of " ++ show n
  displayException (NoAccount who) = "no account of " ++ who
  displayException Frozen = "the account is frozen"

type Accounts = [(String, Int)]

balance :: String -> Accounts -> Either BankError Int
balance who = maybe (Left (NoAccount who)) Right . lookup who

withdraw :: String -> Int -> Accounts -> Either BankError Accounts
withdraw who amount accounts = do
  have <- balance who accounts
  when (who == "eve") (Left Frozen)
  when (have < amount) (Left (Insufficient (amount - have)))
  pure [(name, if name == who then money - amount else money) | (name, money) <- accounts]

transfer :: String -> String -> Int -> Accounts -> Either BankError Accounts
transfer from to amount accounts = balance to accounts *> (give <$> withdraw from amount accounts)
  where give rest = [(name, if name == to then money + amount else money) | (name, money) <- rest]

-- Validation that goes on after the first mistake, as an applicative that gathers.
newtype Checked e a = Checked (Either e a)
instance Functor (Checked e) where fmap f (Checked a) = Checked (fmap f a)
instance Monoid e => Applicative (Checked e) where
  pure = Checked . Right
  Checked (Left a) <*> Checked (Left b) = Checked (Left (a <> b))
  Checked f <*> Checked a = Checked (f <*> a)

data User = User { login :: String, age :: Int, mail :: String } deriving Show
user :: String -> String -> String -> Either [String] User
user l a m = let Checked result = User <$> checkLogin <*> checkAge <*> checkMail in result
  where
    check ok message value = Checked (if ok then Right value else Left [message])
    checkLogin = check (length l >= 3) ("login " ++ show l ++ " is too short") l
    checkAge = Checked (either (const (Left ["age " ++ show a ++ " is no number"])) Right (readEither a))
    checkMail = check ("@" `isInfixOf` m) ("mail " ++ show m ++ " has no @") m

-- Exceptions over effects: what was done before stays done.
countdown :: IORef [String] -> Int -> ExceptT String IO Int
countdown journal n = do
  liftIO (modifyIORef journal (("at " ++ show n) :))
  when (n == 0) (throwError "lift-off")
  next <- countdown journal (n - 1) `catchError` \e -> if n == 2 then pure 40 else throwError (e ++ "!")
  pure (next + 1)

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  let accounts = [("ada", 100), ("bob", 20), ("eve", 500)]
  forM_ [("ada", "bob", 70), ("bob", "ada", 21), ("eve", "ada", 1), ("ada", "zoe", 1)] $ \(from, to, amount) ->
    putStrLn (either (("refused: " ++) . displayException) show (transfer from to amount accounts))
  print (foldM (\have (from, to) -> transfer from to 60 have) accounts [("ada", "bob"), ("bob", "ada"), ("bob", "ada")])
  print (user "ada" "36" "ada@example.org") >> either (mapM_ (putStrLn . ("  " ++))) print (user "x" "old" "nowhere")
  let parsed = map readEither ["1", "two", "3", ""] :: [Either String Int]
  print (partitionEithers parsed, sum (rights parsed), length (lefts parsed), mapMaybe readMaybe ["4", "x", "5.0", "6"] :: [Int])

  journal <- newIORef []
  runExceptT (countdown journal 4) >>= print
  runExceptT (countdown journal 1) >>= print
  readIORef journal >>= putStrLn . unwords . reverse

  -- Pure code throws when its value is wanted, and not before.
  let lazily = [1 `div` 0, 2, head []] :: [Int]
  print (length lazily)
  forM_ lazily $ \x -> (evaluate x >>= print) `catches`
    [Handler (\(e :: ArithException) -> putStrLn ("arithmetic: " ++ show e)), Handler (\(e :: ErrorCall) -> putStrLn "an error call")]
  try (evaluate (foldr1 max ([] :: [Int]))) >>= \(r :: Either SomeException Int) -> putStrLn (either (const "failed") show r)
  handleJust (\e -> guard (e == Frozen) >> Just "thawed") putStrLn (throwIO Frozen)
  nested <- try (handleJust (\e -> guard (e == Frozen)) pure (void (throwIO (Insufficient 3))))
  print (nested :: Either BankError ())
  try (readFile "missing.txt") >>= \case
    Left e | isDoesNotExistError e -> putStrLn ("there is no " ++ maybe "?" id (ioeGetFileName e))
           | otherwise -> ioError e
    Right text -> putStrLn text
  try (ioError (userError "by hand")) >>= either (\(e :: IOException) -> putStrLn (ioeGetErrorString e)) pure
  try (evaluate (Map.fromList [(1 :: Int, 'a')] Map.! 2)) >>= either (\(_ :: SomeException) -> putStrLn "no such key") print
  r <- tryJust (\case { NoAccount who -> Just who; _ -> Nothing }) (bracket (putStrLn "opened" >> pure 5) (\_ -> putStrLn "closed") (\n -> when (n > 4) (throwIO (NoAccount "yin")) >> pure n))
  print r
  (throwIO (Insufficient 7) `onException` putStrLn "on the way out") `catch` (\e -> putStrLn ("caught, " ++ displayException (e :: BankError)))
  hPutStrLn stderr "about to fail"
  (putStrLn "last words" >> throwIO (NoAccount "nobody")) `finally` putStrLn "finally"
