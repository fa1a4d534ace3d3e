{-# LANGUAGE OverloadedStrings #-}
-- Text that is more than ASCII: words, columns, ciphers and edit distances; and files, written and read back.
module Main (main) where

import Control.Monad
import qualified Data.ByteString as B
import qualified Data.ByteString.Char8 as C
import Data.Char
import Data.List (group, sort, sortOn, transpose)
import qualified Data.Map.Strict as Map
import Data.Ord (Down (..))
import Data.Text (Text)
import qualified Data.Text as T
import qualified Data.Text.Encoding as T
import qualified Data.Text.IO as T
import System.Directory
import System.IO
import Text.Printf (printf)

poem :: Text
poem = "Die Straße war naß, größer als gestern;\nÉtait-ce déjà l'été? – Не знаю, сказала она.\nΟ ήλιος λάμπει, 日本の夏, \128512 and all."

frequencies :: Ord k => [k] -> [(k, Int)]
frequencies = sortOn (Down . snd) . Map.toAscList . Map.fromListWith (+) . map (\k -> (k, 1))

-- Columns as wide as they must be, numbers to the right.
table :: [[Text]] -> [Text]
table rows = [T.stripEnd (T.intercalate "  " (zipWith align widths row)) | row <- rows]
  where
    widths = map (maximum . map T.length) (transpose rows)
    align w cell = (if T.all isDigit cell then T.justifyRight else T.justifyLeft) w ' ' cell

rotate :: Int -> Text -> Text
rotate by = T.map turn
  where
    turn c | isAsciiLower c = from 'a' c
           | isAsciiUpper c = from 'A' c
           | otherwise = c
    from base c = chr (ord base + (ord c - ord base + by) `mod` 26)

distance :: String -> String -> Int
distance a b = last (foldl row [0 .. length a] b)
  where row previous@(p : ps) c = scanl cell (p + 1) (zip3 a previous ps) where cell left (x, diagonal, up) = minimum [left + 1, up + 1, diagonal + fromEnum (x /= c)]
        row [] _ = []

roman :: Int -> String
roman n = go n [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
  where
    go k ((value, letters) : rest) | k >= value = letters ++ go (k - value) ((value, letters) : rest)
                                   | otherwise = go k rest
    go _ [] = ""

wrap :: Int -> Text -> [Text]
wrap width = map T.unwords . reverse . map reverse . foldl add [] . T.words
  where
    add (line : done) w | T.length (T.unwords (w : line)) <= width = (w : line) : done
    add done w = [w] : done

main :: IO ()
main = do
  T.putStrLn poem
  print (T.length poem, B.length (T.encodeUtf8 poem), length (T.lines poem), length (T.words poem))
  let ws = T.words (T.toLower (T.map (\c -> if isAlpha c then c else ' ') poem))
  T.putStrLn (T.intercalate "|" (take 12 ws))
  T.putStrLn (T.toUpper (T.takeWhile (/= '\n') poem)) >> T.putStrLn (T.toTitle "ǆ straße éa") >> T.putStrLn (T.reverse "été日本")
  mapM_ T.putStrLn (table (["letter", "n"] : [[T.singleton c, T.pack (show n)] | (c, n) <- take 6 (frequencies (filter isAlpha (T.unpack (T.toLower poem))))]))
  print (map generalCategory "aÉ9 -日\x300€", map digitToInt "7fA", map isUpper "ÀàΣ")
  print ("Straße \955 \128512" :: Text, '\t', "\1234\&5" :: String)
  let secret = rotate 13 "Hello, Wörld! xyz"
  T.putStrLn secret >> T.putStrLn (rotate (-13) secret)
  print [distance a b | (a, b) <- [("kitten", "sitting"), ("Straße", "Strasse"), ("", "abc"), ("été", "ete")]]
  putStrLn (unwords (map roman [4, 9, 14, 1994, 2024, 3999]))
  mapM_ T.putStrLn (wrap 28 "A text is broken between words so that no line has more letters than it may have, ümläute included.")
  print (T.splitOn ", " "a, b,, c", T.breakOn "=" "key=value=x", T.replace "aa" "b" "aaaaa", T.stripPrefix "un" "undo", T.chunksOf 3 "abcdefgh", T.center 9 '*' "mid", T.zip "ab" "xyz")
  print (T.isInfixOf "ser" "insert", T.count "an" "banana", T.dropAround (== '-') "--x-y--", T.transpose ["abc", "de"], T.filter (not . isSpace) " a b ", T.foldl' (\n c -> n * 31 + ord c) 7 "hash" `mod` 1000)
  printf "%5d|%-6s|%06.2f|%x|%c|%+d|%s\n" (42 :: Int) ("ab" :: String) (3.14159 :: Double) (255 :: Int) 'z' (7 :: Int) (show [1, 2 :: Int])
  putStrLn (map (\run -> head run) (group (sort "mississippi")) ++ concatMap (\run -> head run : show (length run)) (group (sort "mississippi")))

  createDirectory "notes"
  forM_ [1 .. 3 :: Int] $ \n -> T.writeFile ("notes/" ++ show n ++ ".txt") (T.unlines (replicate n "zeile ü"))
  T.appendFile "notes/2.txt" "mehr\n"
  names <- sort <$> listDirectory "notes"
  forM_ names $ \name -> do
    bytes <- B.readFile ("notes/" ++ name)
    text <- T.readFile ("notes/" ++ name)
    putStrLn (name ++ ": " ++ show (B.length bytes) ++ " bytes, " ++ show (T.length text) ++ " letters, " ++ show (C.count '\n' bytes) ++ " lines")
  withFile "notes/2.txt" ReadMode $ \h -> do
    size <- hFileSize h
    hSeek h AbsoluteSeek (size - 5)
    T.hGetLine h >>= T.putStrLn
    hIsEOF h >>= print
  renameFile "notes/3.txt" "notes/three.txt"
  removeFile "notes/1.txt"
  listDirectory "notes" >>= print . sort
  print (map (either (const "not UTF-8") T.unpack . T.decodeUtf8') ["broken \xff", T.encodeUtf8 "g\xfct"])
  removeDirectoryRecursive "notes" >> doesDirectoryExist "notes" >>= print
