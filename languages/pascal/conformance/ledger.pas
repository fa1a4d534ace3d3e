{ Bookings are read from stdin, checked, sorted and summed up in a table; what is wrong goes to stderr and into the exit code. }
program Ledger;

{$mode objfpc}{$H+}

uses
  SysUtils, StrUtils, DateUtils, Classes, Contnrs;

type
  EBooking = class(Exception)
  public
    Column: Integer;
    constructor Create(AColumn: Integer; const Why: string; const Args: array of const);
  end;

  TKind = (Income, Food, Travel, Rent);

  TBooking = record
    Day: TDate;
    Kind: TKind;
    Amount: Currency;
    Note: string;
    Line: Integer;
  end;

const
  KindNames: array[TKind] of string = ('income', 'food', 'travel', 'rent');

var
  Bookings: array of TBooking;
  Mistakes: Integer = 0;

constructor EBooking.Create(AColumn: Integer; const Why: string; const Args: array of const);
begin
  inherited CreateFmt(Why, Args);
  Column := AColumn;
end;

function KindOf(const Name: string; Column: Integer): TKind;
begin
  for Result in TKind do
    if SameText(KindNames[Result], Name) then
      Exit;
  raise EBooking.Create(Column, 'no such kind: "%s"', [Name]);
end;

function Parse(const Line: string; Number: Integer): TBooking;
var
  Fields: TStringArray;
  Parts: array[1..3] of Integer;
  I: Integer;
begin
  Fields := Line.Split([';']);
  if Length(Fields) < 3 then
    raise EBooking.Create(1, 'three fields at least, not %d', [Length(Fields)]);
  for I := 1 to 3 do
    Parts[I] := StrToIntDef(ExtractDelimited(I, Trim(Fields[0]), ['-']), -1);
  if not IsValidDate(Word(Parts[1]), Word(Parts[2]), Word(Parts[3])) then
    raise EBooking.Create(1, 'no date: %s', [QuotedStr(Trim(Fields[0]))]);
  Result.Day := EncodeDate(Parts[1], Parts[2], Parts[3]);
  Result.Kind := KindOf(Trim(Fields[1]), 2);
  if not TryStrToCurr(Trim(Fields[2]), Result.Amount) then
    raise EBooking.Create(3, 'no amount: %s', [Trim(Fields[2])]);
  if (Result.Kind <> Income) then
    Result.Amount := -Result.Amount;
  Result.Note := '';
  if Length(Fields) > 3 then
    Result.Note := Trim(Fields[3]);
  Result.Line := Number;
end;

{ Merge sort: what is equal stays in the order of the lines. }
procedure Sort(var Items: array of TBooking);
var
  Half, I, L, R: Integer;
  Left, Right: array of TBooking;
begin
  if Length(Items) < 2 then
    Exit;
  Half := Length(Items) div 2;
  SetLength(Left, Half);
  SetLength(Right, Length(Items) - Half);
  for I := 0 to High(Items) do
    if I < Half then Left[I] := Items[I] else Right[I - Half] := Items[I];
  Sort(Left);
  Sort(Right);
  L := 0;
  R := 0;
  for I := 0 to High(Items) do
    if (R > High(Right)) or ((L <= High(Left)) and (Left[L].Day <= Right[R].Day)) then
    begin
      Items[I] := Left[L];
      Inc(L);
    end
    else
    begin
      Items[I] := Right[R];
      Inc(R);
    end;
end;

procedure ReadAll;
var
  Line: string;
  Number: Integer = 0;
begin
  while not EOF do
  begin
    ReadLn(Line);
    Inc(Number);
    if (Trim(Line) = '') or AnsiStartsStr('#', Line) then
      Continue;
    try
      SetLength(Bookings, Length(Bookings) + 1);
      try
        Bookings[High(Bookings)] := Parse(Line, Number);
      except
        SetLength(Bookings, High(Bookings));
        raise;
      end;
    except
      on E: EBooking do
      begin
        Inc(Mistakes);
        WriteLn(Format('line %d, field %d: %s', [Number, E.Column, E.Message]));
      end;
    end;
  end;
end;

procedure Report;
var
  Booking: TBooking;
  Sums: array[TKind] of Currency;
  Kind: TKind;
  Balance: Currency = 0;
  Months: TFPStringHashTable;
  Names: TStringList;
  Month: string;
  I: Integer;
begin
  FillChar(Sums, SizeOf(Sums), 0);
  Months := TFPStringHashTable.Create;
  Names := TStringList.Create;
  Names.Sorted := True;
  Names.Duplicates := dupIgnore;
  for Booking in Bookings do
  begin
    Balance := Balance + Booking.Amount;
    Sums[Booking.Kind] := Sums[Booking.Kind] + Booking.Amount;
    Month := FormatDateTime('yyyy"/"mm', Booking.Day);
    Names.Add(Month);
    if Months.Find(Month) = nil then
      Months.Add(Month, '0');
    Months[Month] := CurrToStr(StrToCurr(Months[Month]) + Booking.Amount);
    WriteLn(Format('%s %s  %-7s %12.2f %12.2f  %s', [FormatDateTime('dd.mm.yyyy', Booking.Day),
      LeftStr(DefaultFormatSettings.ShortDayNames[DayOfWeek(Booking.Day)], 2), KindNames[Booking.Kind], Booking.Amount, Balance, Booking.Note]));
  end;
  WriteLn(DupeString('-', 60));
  for Kind := Low(TKind) to High(TKind) do
    WriteLn(PadRight(KindNames[Kind], 10), CurrToStrF(Sums[Kind], ffNumber, 2):14, ' ', DupeString('.', Round(Abs(Sums[Kind]) / 100)));
  for I := 0 to Names.Count - 1 do
    WriteLn(Names[I], ' ', Months[Names[I]]);
  if Length(Bookings) > 1 then
    WriteLn(DaysBetween(Bookings[0].Day, Bookings[High(Bookings)].Day), ' days, week ', WeekOf(Bookings[0].Day), ' to ',
      WeekOf(Bookings[High(Bookings)].Day), ', a month later ', DateToStr(IncMonth(Bookings[0].Day)));
  Names.Free;
  Months.Free;
end;

begin
  DefaultFormatSettings.DecimalSeparator := '.';
  DefaultFormatSettings.ThousandSeparator := ',';
  DefaultFormatSettings.DateSeparator := '-';
  DefaultFormatSettings.ShortDateFormat := 'yyyy/mm/dd';
  ReadAll;
  Sort(Bookings);
  Report;
  if Mistakes > 0 then
  begin
    WriteLn(StdErr, Mistakes, ' mistakes');
    ExitCode := Mistakes;
  end;
end.
