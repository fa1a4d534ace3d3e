{ Files of text and of records, streams, JSON, regular expressions, and text in UTF-8. }
program LibraryUse;

{$mode objfpc}{$H+}

uses
  {$ifdef unix}cwstring,{$endif} SysUtils, Classes, StrUtils, fpjson, jsonparser, RegExpr, base64, md5, IniFiles, TypInfo, Types;

type
  TBook = packed record
    Title: string[30];
    Year: SmallInt;
    Price: Currency;
  end;
  TBooks = file of TBook;

function Book(const Title: string; Year: Integer; Price: Currency): TBook;
begin
  Result.Title := Title;
  Result.Year := Year;
  Result.Price := Price;
end;

procedure Records;
var
  Books: TBooks;
  One: TBook;
  I: Integer;
begin
  Assign(Books, 'books.dat');
  Rewrite(Books);
  Write(Books, Book('Persuasion', 1817, 7.5), Book('Middlemarch', 1871, 12.25), Book('Villette', 1853, 9));
  Seek(Books, 1);
  Read(Books, One);
  One.Price := One.Price * 2;
  Seek(Books, FilePos(Books) - 1);
  Write(Books, One);
  Close(Books);
  Reset(Books);
  WriteLn(FileSize(Books), ' records of ', SizeOf(TBook), ' bytes');
  for I := FileSize(Books) - 1 downto 0 do
  begin
    Seek(Books, I);
    Read(Books, One);
    WriteLn(One.Title:14, One.Year:6, One.Price:8:2);
  end;
  Close(Books);
  Erase(Books);
end;

procedure Lines;
var
  Out: TextFile;
  List: TStringList;
  Line: string;
  I, Number: Integer;
begin
  AssignFile(Out, 'lines.txt');
  Rewrite(Out);
  for I := 1 to 5 do
    WriteLn(Out, I, ' ', I * I, ' ', DupeString('*', I));
  CloseFile(Out);
  Append(Out);
  WriteLn(Out, '6 36 appended');
  CloseFile(Out);
  Reset(Out);
  while not EOF(Out) do
  begin
    Read(Out, I, Number);
    ReadLn(Out, Line);
    Write(I + Number, Trim(Line), ' ');
  end;
  WriteLn;
  CloseFile(Out);
  List := TStringList.Create;
  try
    List.LoadFromFile('lines.txt');
    List.Delete(0);
    List.Insert(0, 'zero');
    List.Sort;
    WriteLn(List.Count, ' ', List[0], ' ', List[List.Count - 1], ' ', List.IndexOf('zero'));
    List.CommaText := 'b=2,"a b=1",c=3';
    WriteLn(List.Values['a b'], ' ', List.Names[2], ' ', List.CommaText);
  finally
    List.Free;
  end;
  {$I-}
  Reset(Out);
  if IOResult = 0 then CloseFile(Out);
  WriteLn(DeleteFile('lines.txt'), ' ', FileExists('lines.txt'));
  Reset(Out);
  WriteLn('reset: ', IOResult);
  {$I+}
end;

procedure Json;
var
  Root: TJSONObject;
  Item: TJSONEnum;
  Data: TJSONData;
begin
  Root := GetJSON('{"name": "Ada", "born": 1815, "tags": ["x", "y", null], "deep": {"pi": 3.25, "ok": true}}') as TJSONObject;
  try
    Root.Add('languages', TJSONArray.Create(['en', 'fr']));
    Root.Arrays['tags'].Delete(0);
    Root.Integers['born'] := Root.Integers['born'] + 1;
    WriteLn(Root.AsJSON);
    for Item in Root do
      Write(Item.Key, ':', GetEnumName(TypeInfo(TJSONType), Ord(Item.Value.JSONType)), ' ');
    WriteLn;
    WriteLn(Root.FindPath('deep.pi').AsFloat:0:2, ' ', Root.Get('missing', 'default'), ' ', Root.FindPath('languages[1]').AsString);
  finally
    Root.Free;
  end;
  try
    Data := GetJSON('{"a": [1, 2}');
    Data.Free;
  except
    on E: EJSONParser do WriteLn(E.ClassName, ' ', Pos('line 1', E.Message) > 0);
  end;
end;

procedure Expressions;
var
  Expression: TRegExpr;
begin
  Expression := TRegExpr.Create('(\w+)@(\w+)\.(\w{2,})');
  try
    if Expression.Exec('write to ada@example.org or ben@school.example') then
      repeat
        WriteLn(Expression.Match[1], ' at ', Expression.Match[2], ', column ', Expression.MatchPos[0], ', ', Expression.MatchLen[0], ' long');
      until not Expression.ExecNext;
    WriteLn(Expression.Replace('a@b.cd', '$3.$2/$1', True));
    Expression.Expression := '^\s*(\d{4})-(\d\d)\s*$';
    WriteLn(Expression.Exec(' 2024-05 '), ' ', Expression.Exec('2024-5'));
  finally
    Expression.Free;
  end;
end;

procedure Texts;
var
  Text: string = 'Grüße, 東京 🚀';
  Wide: UnicodeString;
  Part: string;
  Stream: TMemoryStream;
begin
  Wide := UTF8Decode(Text);
  WriteLn(Length(Text), ' bytes, ', Length(Wide), ' units, ', UTF8Encode(UnicodeUpperCase(Wide)));
  WriteLn(UTF8Encode(Copy(Wide, 8, 2)), ' ', HexStr(Ord(Wide[8]), 4), ' ', Pos('東京', Text));
  WriteLn(EncodeStringBase64(Text), ' ', DecodeStringBase64('UGFzY2Fs'), ' ', MD5Print(MD5String('Pascal')));
  for Part in string('a,b;c').Split([',', ';']) do
    Write('<', Part, '>');
  WriteLn(' ', ReverseString('lager'), ' ', StringReplace('a-b-c', '-', '+', [rfReplaceAll]), ' ', AnsiProperCase('the QUICK fox', [' ']), ' ', IntToRoman(1994));
  Stream := TMemoryStream.Create;
  Stream.WriteAnsiString('kept');
  Stream.WriteDWord(305419896);
  Stream.Position := 0;
  WriteLn(Stream.Size, ' ', Stream.ReadAnsiString, ' ', IntToHex(Stream.ReadDWord, 8), ' ', CompareText('abc', 'ABC'), ' ', SoundexSimilar('Robert', 'Rupert'));
  Stream.Free;
end;

procedure Settings;
begin
  with TMemIniFile.Create('settings.ini') do
  try
    WriteString('window', 'title', 'Main');
    WriteInteger('window', 'width', 640);
    UpdateFile;
    WriteLn(ReadInteger('window', 'width', 0) * 2, ' ', ReadBool('window', 'full', True), ' ', FileExists('settings.ini'));
  finally
    Free;
  end;
end;

begin
  Records;
  Lines;
  Json;
  Expressions;
  Texts;
  Settings;
end.
