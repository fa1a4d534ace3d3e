// Package trunk reaches what most programs use of the standard library: see cmd/link/internal/ld/trunk.go.
package trunk

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
	"unicode/utf8"
)

func trunk() []any {
	return []any{
		bufio.NewReader, bufio.NewReaderSize, bufio.NewScanner, bufio.NewWriter, bufio.NewWriterSize,
		bufio.ScanLines, bufio.ScanRunes, bufio.ScanWords,
		(*bufio.Reader).ReadByte, (*bufio.Reader).ReadLine, (*bufio.Reader).ReadRune, (*bufio.Reader).ReadString,
		(*bufio.Reader).ReadBytes, (*bufio.Reader).UnreadByte, (*bufio.Reader).Peek,
		(*bufio.Scanner).Buffer, (*bufio.Scanner).Bytes, (*bufio.Scanner).Err, (*bufio.Scanner).Scan,
		(*bufio.Scanner).Split, (*bufio.Scanner).Text,
		(*bufio.Writer).Flush, (*bufio.Writer).Write, (*bufio.Writer).WriteByte, (*bufio.Writer).WriteRune,
		(*bufio.Writer).WriteString,
		bytes.Compare, bytes.Contains, bytes.Equal, bytes.Fields, bytes.Index, bytes.IndexByte, bytes.Join,
		bytes.NewBuffer, bytes.NewBufferString, bytes.NewReader, bytes.Repeat, bytes.Split, bytes.ToLower,
		bytes.ToUpper, bytes.TrimSpace, (*bytes.Buffer).String, (*bytes.Buffer).Write, (*bytes.Buffer).WriteByte,
		(*bytes.Buffer).WriteRune, (*bytes.Buffer).WriteString,
		errors.As, errors.Is, errors.Join, errors.New, errors.Unwrap,
		fmt.Append, fmt.Appendf, fmt.Errorf, fmt.Fprint, fmt.Fprintf, fmt.Fprintln, fmt.Fscan, fmt.Fscanf, fmt.Fscanln,
		fmt.Print, fmt.Printf, fmt.Println, fmt.Scan, fmt.Scanf, fmt.Scanln, fmt.Sprint, fmt.Sprintf, fmt.Sprintln,
		fmt.Sscan, fmt.Sscanf, fmt.Sscanln,
		io.Copy, io.ReadAll, io.WriteString,
		math.Abs, math.Acos, math.Asin, math.Atan, math.Atan2, math.Cbrt, math.Ceil, math.Cos, math.Cosh, math.Exp,
		math.Exp2, math.Float64bits, math.Float64frombits, math.Floor, math.Gamma, math.Hypot, math.Inf, math.IsInf,
		math.IsNaN, math.Log, math.Log10, math.Log1p, math.Log2, math.Max, math.Min, math.Mod, math.Modf, math.NaN,
		math.Pow, math.Round, math.RoundToEven, math.Sin, math.Sinh, math.Sqrt, math.Tan, math.Tanh, math.Trunc,
		rand.Float64, rand.Int, rand.Int63, rand.Intn, rand.New, rand.NewSource, rand.NormFloat64, rand.Perm, rand.Seed,
		rand.Shuffle, (*rand.Rand).Float64, (*rand.Rand).Int, (*rand.Rand).Intn, (*rand.Rand).Perm, (*rand.Rand).Shuffle,
		os.Create, os.Exit, os.Getenv, os.IsNotExist, os.MkdirAll, os.Open, os.OpenFile, os.ReadDir, os.ReadFile,
		os.Remove, os.RemoveAll, os.Rename, os.Stat, os.WriteFile, (*os.File).Close, (*os.File).Read, (*os.File).Write,
		(*os.File).WriteString, (*os.File).Seek,
		sort.Float64s, sort.Ints, sort.Search, sort.SearchInts, sort.SearchStrings, sort.Slice, sort.SliceStable, sort.Sort,
		sort.Stable, sort.Strings, sort.Reverse,
		strconv.AppendInt, strconv.Atoi, strconv.FormatBool, strconv.FormatFloat, strconv.FormatInt, strconv.FormatUint,
		strconv.Itoa, strconv.ParseBool, strconv.ParseFloat, strconv.ParseInt, strconv.ParseUint, strconv.Quote,
		strconv.Unquote,
		strings.Compare, strings.Contains, strings.ContainsAny, strings.ContainsRune, strings.Count, strings.Cut,
		strings.EqualFold, strings.Fields, strings.FieldsFunc, strings.HasPrefix, strings.HasSuffix, strings.Index,
		strings.IndexAny, strings.IndexByte, strings.IndexFunc, strings.IndexRune, strings.Join, strings.LastIndex,
		strings.Map, strings.NewReader, strings.NewReplacer, strings.Repeat, strings.Replace, strings.ReplaceAll,
		strings.Split, strings.SplitN, strings.Title, strings.ToLower, strings.ToTitle, strings.ToUpper, strings.Trim,
		strings.TrimFunc, strings.TrimLeft, strings.TrimPrefix, strings.TrimRight, strings.TrimSpace, strings.TrimSuffix,
		(*strings.Builder).Grow, (*strings.Builder).Len, (*strings.Builder).Reset, (*strings.Builder).String,
		(*strings.Builder).WriteByte, (*strings.Builder).WriteRune, (*strings.Builder).WriteString,
		(*strings.Replacer).Replace,
		(*sync.Cond).Broadcast, (*sync.Cond).Signal, (*sync.Cond).Wait, (*sync.Map).Load, (*sync.Map).Range,
		(*sync.Map).Store, (*sync.Mutex).Lock, (*sync.Mutex).TryLock, (*sync.Mutex).Unlock, (*sync.Once).Do,
		(*sync.Pool).Get, (*sync.Pool).Put, (*sync.RWMutex).Lock, (*sync.RWMutex).RLock, (*sync.RWMutex).RUnlock,
		(*sync.RWMutex).Unlock, (*sync.WaitGroup).Add, (*sync.WaitGroup).Done, (*sync.WaitGroup).Wait, sync.NewCond,
		atomic.AddInt64,
		time.After, time.AfterFunc, time.Date, time.Now, time.NewTicker, time.NewTimer, time.Parse, time.ParseDuration,
		time.Since, time.Sleep, time.Tick, time.Unix, (time.Duration).String, (time.Time).Add, (time.Time).Format,
		(time.Time).Sub, (time.Time).Unix, (time.Time).UnixNano, (time.Time).Weekday, (time.Time).YearDay,
		(*time.Ticker).Stop, (*time.Timer).Reset, (*time.Timer).Stop,
		unicode.IsDigit, unicode.IsLetter, unicode.IsLower, unicode.IsPunct, unicode.IsSpace, unicode.IsUpper,
		unicode.ToLower, unicode.ToUpper,
		utf8.DecodeLastRuneInString, utf8.DecodeRune, utf8.DecodeRuneInString, utf8.EncodeRune, utf8.RuneCount,
		utf8.RuneCountInString, utf8.RuneLen, utf8.ValidString,
	}
}
