{-# LANGUAGE LambdaCase #-}
-- A small language out of parser combinators that are made here: statements from stdin, run in a state with exceptions.
module Main (main) where

import Control.Applicative
import Control.Monad
import Control.Monad.Except
import Control.Monad.State.Strict
import Data.Char
import Data.Functor (($>))
import qualified Data.Map.Strict as Map
import Data.Ratio (denominator, numerator)
import System.Exit
import System.IO

newtype Parser a = Parser { runParser :: (Int, String) -> Either (Int, String) (a, (Int, String)) }

instance Functor Parser where fmap = liftM
instance Applicative Parser where { pure a = Parser (\s -> Right (a, s)); (<*>) = ap }
instance Monad Parser where p >>= f = Parser (\s -> runParser p s >>= \(a, rest) -> runParser (f a) rest)
instance Alternative Parser where
  empty = failing "something else"
  -- What got furthest has the better message.
  p <|> q = Parser $ \s -> case runParser p s of
    Left one@(at, _) -> either (\other@(at', _) -> Left (if at' > at then other else one)) Right (runParser q s)
    right -> right

failing :: String -> Parser a
failing what = Parser (\(at, _) -> Left (at, what))

satisfy :: String -> (Char -> Bool) -> Parser Char
satisfy what ok = Parser $ \case
  (at, c : rest) | ok c -> Right (c, (at + 1, rest))
  (at, _) -> Left (at, what)

token :: Parser a -> Parser a
token p = p <* many (satisfy "space" isSpace)

symbol :: String -> Parser String
symbol s = token (mapM (\c -> satisfy (show s) (== c)) s)

word :: Parser String
word = token ((:) <$> satisfy "a name" isAlpha <*> many (satisfy "a letter" isAlphaNum))

end :: Parser ()
end = Parser $ \case
  s@(_, "") -> Right ((), s)
  (at, _) -> Left (at, "the end")

chainl1 :: Parser a -> Parser (a -> a -> a) -> Parser a
chainl1 p op = p >>= rest where rest a = optional op >>= maybe (pure a) (\f -> p >>= rest . f a)

data Expr = Num Rational | Var String | Bin Char Expr Expr | Neg Expr | Call String [Expr] | Let String Expr Expr deriving Show
data Statement = Define String [String] Expr | Assign String Expr | Print Expr

expr, term, factor, atom :: Parser Expr
expr = (Let <$> (symbol "let " *> word) <*> (symbol "=" *> expr) <*> (symbol "in " *> expr)) <|> chainl1 term (Bin <$> (head <$> (symbol "+" <|> symbol "-")))
term = chainl1 factor (Bin <$> (head <$> (symbol "*" <|> symbol "/")))
factor = (do { a <- atom; (Bin '^' a <$> (symbol "^" *> factor)) <|> pure a }) <|> (Neg <$> (symbol "-" *> factor))
atom = Num <$> number <|> call <|> (symbol "(" *> expr <* symbol ")")
  where
    number = token $ do
      whole <- some (satisfy "a number" isDigit)
      fraction <- (satisfy "." (== '.') *> some (satisfy "a digit" isDigit)) <|> pure ""
      pure (fromInteger (read (whole ++ fraction)) / 10 ^ length fraction)
    call = do { f <- word; (Call f <$> (symbol "(" *> commas expr <* symbol ")")) <|> pure (Var f) }

commas :: Parser a -> Parser [a]
commas p = ((:) <$> p <*> many (symbol "," *> p)) <|> pure []

statement :: Parser Statement
statement = (definition <|> assignment <|> (Print <$> expr)) <* end
  where
    definition = Define <$> (symbol "def " *> word) <*> (symbol "(" *> commas word <* symbol ")") <*> (symbol "=" *> expr)
    assignment = Assign <$> word <*> (symbol "=" *> expr)

data World = World { values :: Map.Map String Rational, functions :: Map.Map String ([String], Expr) }
type Run = ExceptT String (State World)

eval :: Map.Map String Rational -> Expr -> Run Rational
eval scope = \case
  Num n -> pure n
  Neg e -> negate <$> eval scope e
  Var v -> do { globals <- gets values; maybe (throwError ("unknown name " ++ v)) pure (Map.lookup v scope <|> Map.lookup v globals) }
  Let v e body -> do { x <- eval scope e; eval (Map.insert v x scope) body }
  Bin op a b -> join (arithmetic op <$> eval scope a <*> eval scope b)
  Call f args -> gets (Map.lookup f . functions) >>= \case
    Nothing -> throwError ("unknown function " ++ f)
    Just (names, body)
      | length names /= length args -> throwError (f ++ " takes " ++ show (length names) ++ ", not " ++ show (length args))
      | otherwise -> do { xs <- mapM (eval scope) args; eval (Map.fromList (zip names xs)) body }

arithmetic :: Char -> Rational -> Rational -> Run Rational
arithmetic '/' _ 0 = throwError "division by zero"
arithmetic '^' a b | fromInteger (round b) /= b = throwError "a power must be whole"
                   | otherwise = pure (a ^^ (round b :: Integer))
arithmetic op a b = pure ((case op of { '+' -> (+); '-' -> (-); '*' -> (*); _ -> (/) }) a b)

execute :: Statement -> Run String
execute (Print e) = pretty <$> eval Map.empty e
execute (Assign v e) = do { x <- eval Map.empty e; modify' (\w -> w { values = Map.insert v x (values w) }); pure (v ++ " is " ++ pretty x) }
execute (Define f names body) = modify' (\w -> w { functions = Map.insert f (names, body) (functions w) }) $> (f ++ "/" ++ show (length names))

pretty :: Rational -> String
pretty r = show (numerator r) ++ (if denominator r == 1 then "" else '/' : show (denominator r))

main :: IO ()
main = do
  numbered <- zip [1 :: Int ..] . lines <$> getContents
  let step (n, line)
        | all isSpace line || head line == '#' = pure Nothing
        | otherwise = Just <$> case runParser statement (1, line) of
            Left (at, what) -> pure (Left ("line " ++ show n ++ ", column " ++ show at ++ ": expected " ++ what))
            Right (parsed, _) -> either (Left . (("line " ++ show n ++ ": ") ++)) Right <$> runExceptT (execute parsed)
      results = evalState (mapM step numbered) (World Map.empty Map.empty)
  mistakes <- fmap sum . forM [r | Just r <- results] $ \case
    Left mistake -> putStrLn ("! " ++ mistake) >> hPutStrLn stderr mistake $> (1 :: Int)
    Right shown -> putStrLn shown $> 0
  unless (mistakes == 0) $ exitWith (ExitFailure mistakes)
