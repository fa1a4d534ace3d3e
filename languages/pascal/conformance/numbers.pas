{ Numbers: ones of any size, matrices, primes, bits, ranges, and what overflows. }
program Numbers;

{$mode objfpc}{$H+}{$R+}{$Q+}

uses
  SysUtils, Math;

type
  { Unsigned, in digits of nine decimals each, the lowest first. }
  TBig = array of LongWord;
  TMatrix = array[1..3, 1..3] of Double;
  TDigit = 0..9;
  TFlags = bitpacked record
    Ready: Boolean;
    Level: 0..7;
    Kind: 0..15;
  end;

const
  Base = 1000000000;

operator := (Value: LongWord): TBig;
begin
  Result := nil;
  SetLength(Result, 1);
  Result[0] := Value mod Base;
  if Value >= Base then
  begin
    SetLength(Result, 2);
    Result[1] := Value div Base;
  end;
end;

operator + (const A, B: TBig): TBig;
var
  I: Integer;
  Carry: QWord = 0;
begin
  Result := nil;
  SetLength(Result, Max(Length(A), Length(B)));
  for I := 0 to High(Result) do
  begin
    if I <= High(A) then Carry := Carry + A[I];
    if I <= High(B) then Carry := Carry + B[I];
    Result[I] := Carry mod Base;
    Carry := Carry div Base;
  end;
  if Carry > 0 then
  begin
    SetLength(Result, Length(Result) + 1);
    Result[High(Result)] := Carry;
  end;
end;

operator * (const A, B: TBig): TBig;
var
  I, J: Integer;
  Carry: QWord;
begin
  Result := nil;
  SetLength(Result, Length(A) + Length(B));
  for I := 0 to High(A) do
  begin
    Carry := 0;
    for J := 0 to High(B) do
    begin
      Carry := Carry + Result[I + J] + QWord(A[I]) * B[J];
      Result[I + J] := Carry mod Base;
      Carry := Carry div Base;
    end;
    Result[I + Length(B)] := Carry;
  end;
  while (Length(Result) > 1) and (Result[High(Result)] = 0) do
    SetLength(Result, High(Result));
end;

function Power(A: TBig; N: Cardinal): TBig;
begin
  Result := 1;
  while N > 0 do
  begin
    if Odd(N) then
      Result := Result * A;
    A := A * A;
    N := N shr 1;
  end;
end;

function ToStr(const A: TBig): string;
var
  I: Integer;
begin
  Result := IntToStr(A[High(A)]);
  for I := High(A) - 1 downto 0 do
    Result := Result + Format('%.9d', [A[I]]);
end;

function Factorial(N: LongWord): TBig;
begin
  if N = 0 then Result := 1 else Result := Factorial(N - 1) * TBig(N);
end;

function Fibonacci(N: Integer): TBig;
var
  A, B, C: TBig;
begin
  A := 0;
  B := 1;
  for N := N downto 1 do
  begin
    C := A + B;
    A := B;
    B := C;
  end;
  Result := A;
end;

function Determinant(M: TMatrix): Double;
var
  Column, Row, K, Pivot: Integer;
  Factor: Double;
begin
  Result := 1;
  for Column := 1 to 3 do
  begin
    Pivot := Column;
    for Row := Column + 1 to 3 do
      if Abs(M[Row, Column]) > Abs(M[Pivot, Column]) then
        Pivot := Row;
    if IsZero(M[Pivot, Column]) then
      Exit(0);
    if Pivot <> Column then
    begin
      for K := 1 to 3 do
      begin
        Factor := M[Pivot, K];
        M[Pivot, K] := M[Column, K];
        M[Column, K] := Factor;
      end;
      Result := -Result;
    end;
    Result := Result * M[Column, Column];
    for Row := Column + 1 to 3 do
    begin
      Factor := M[Row, Column] / M[Column, Column];
      for K := Column to 3 do
        M[Row, K] := M[Row, K] - Factor * M[Column, K];
    end;
  end;
end;

procedure Sieve(Limit: Integer);
var
  Composite: array of Boolean;
  I, J, Count, Twins, Last: Integer;
begin
  SetLength(Composite, Limit + 1);
  Count := 0;
  Twins := 0;
  Last := -2;
  for I := 2 to Limit do
    if not Composite[I] then
    begin
      Inc(Count);
      if I - Last = 2 then Inc(Twins);
      Last := I;
      J := I;
      while J <= Limit div I do
      begin
        Composite[I * J] := True;
        Inc(J);
      end;
    end;
  WriteLn(Count, ' primes to ', Limit, ', ', Twins, ' twins, the last ', Last);
end;

procedure Attempt(const Name: string; Which: Integer);
var
  Small: Integer;
  Digit: TDigit = 9;
  Items: array[1..3] of Integer = (1, 2, 3);
  Real: Double = 0;
begin
  try
    Small := High(Integer) - Which;
    case Which of
      0: Small := Small + 1;
      1: Digit := Digit + Which;
      2: Small := Items[Which + 2];
      3: Small := Small div (Which - 3);
      4: Real := 1 / Real;
      5: Small := StrToInt('12x');
      6: Real := Sqrt(-Double(Which));
    end;
    WriteLn(Name, ' went well: ', Small, Digit, Real:0:1);
  except
    on E: EIntOverflow do WriteLn(Name, ': too large');
    on E: ERangeError do WriteLn(Name, ': out of range');
    on E: EMathError do WriteLn(Name, ': ', E.ClassName);
    on E: Exception do WriteLn(Name, ': ', E.ClassName, ', ', E.Message);
  end;
end;

const
  M: TMatrix = ((2, -1, 0), (-1, 2, -1), (0, -1, 2));
  Data: array[0..5] of Double = (2, 4, 4, 5, 7, 9);
var
  Flags: TFlags;
  Whole: Int64;
  Mean, Deviation: Float;
begin
  WriteLn(ToStr(Factorial(40)));
  WriteLn(ToStr(Power(2, 200)));
  WriteLn(ToStr(Fibonacci(250)));
  WriteLn(ToStr(Power(3, 50) + Power(7, 20)), ' ', Length(ToStr(Power(9, 999))));
  WriteLn(Determinant(M):0:4);
  Sieve(200000);
  Flags.Ready := True;
  Flags.Level := 5;
  Flags.Kind := 9;
  WriteLn(SizeOf(Flags), ' ', Byte(Flags), ' ', BinStr(Byte(Flags), 8), ' ', HexStr(48879, 6), ' ', OctStr(511, 4));
  Whole := $7FFFFFFFFFFFFFFF;
  WriteLn(Whole, ' ', Low(Int64), ' ', High(QWord), ' ', PopCnt(QWord(Whole)), ' ', BsrQWord(1 shl 20), ' ', RolByte($81, 1));
  WriteLn(-7 div 2, ' ', -7 mod 2, ' ', Trunc(-2.7), ' ', Round(2.5), ' ', Round(3.5), ' ', Floor(-2.1), ' ', Ceil(-2.1), ' ', Frac(3.25):0:2);
  MeanAndStdDev(Data, Mean, Deviation);
  WriteLn(Mean:0:3, ' ', Deviation:0:3, ' ', MaxValue(Data):0:0, ' ', SumOfSquares(Data):0:0, ' ', RoundTo(1234.5678, -2):0:2, ' ', Log2(1024):0:1);
  WriteLn(1 / 3:0:10, ' ', 1e100, ' ', Pi:12:4, ' ', FloatToStrF(1234567.891, ffExponent, 4, 2), ' ', 0.1 + 0.2 = 0.3, ' ', SameValue(0.1 + 0.2, 0.3));
  SetExceptionMask([exUnderflow, exPrecision, exDenormalized]);
  Attempt('sum', 0);
  Attempt('digit', 1);
  Attempt('index', 2);
  Attempt('div', 3);
  Attempt('slash', 4);
  Attempt('text', 5);
  Attempt('root', 6);
  Attempt('nothing', 7);
end.
