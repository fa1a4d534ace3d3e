{ Generic containers: an ordered tree, a heap, enumerators, functions as values, and nested functions. }
program Generics;

{$mode objfpc}{$H+}{$modeswitch nestedprocvars}

uses
  SysUtils, fgl;

type
  generic TTree<TKey, TValue> = class
  public type
    PNode = ^TNode;
    TNode = record
      Key: TKey;
      Value: TValue;
      Level: Integer;
      Left, Right: PNode;
    end;
    TVisit = procedure(const Key: TKey; var Value: TValue) is nested;

    { In order, with a stack of its own. }
    TEnumerator = class
    private
      FStack: array of PNode;
      FCurrent: PNode;
      procedure Push(Node: PNode);
    public
      constructor Create(Root: PNode);
      function MoveNext: Boolean;
      property Current: PNode read FCurrent;
    end;
  private
    FRoot: PNode;
    FCount: Integer;
    procedure Skew(var Node: PNode);
    procedure Split(var Node: PNode);
    function Insert(var Node: PNode; const Key: TKey): PNode;
    procedure Clear(Node: PNode);
    function GetValue(const Key: TKey): TValue;
    procedure SetValue(const Key: TKey; const Value: TValue);
    function DepthOf(Node: PNode): Integer;
  public
    destructor Destroy; override;
    function Find(const Key: TKey; out Value: TValue): Boolean;
    function GetEnumerator: TEnumerator;
    procedure Each(Visit: TVisit);
    function Depth: Integer;
    property Values[const Key: TKey]: TValue read GetValue write SetValue; default;
    property Count: Integer read FCount;
  end;

  generic THeap<T> = class
  public type
    TLess = function(const A, B: T): Boolean;
  private
    FItems: array of T;
    FCount: Integer;
    FLess: TLess;
    procedure Swap(I, J: Integer);
  public
    constructor Create(Less: TLess);
    procedure Push(const Item: T);
    function Pop: T;
    property Count: Integer read FCount;
  end;

constructor TTree.TEnumerator.Create(Root: PNode);
begin
  Push(Root);
end;

procedure TTree.TEnumerator.Push(Node: PNode);
begin
  while Node <> nil do
  begin
    SetLength(FStack, Length(FStack) + 1);
    FStack[High(FStack)] := Node;
    Node := Node^.Left;
  end;
end;

function TTree.TEnumerator.MoveNext: Boolean;
begin
  Result := Length(FStack) > 0;
  if not Result then
    Exit;
  FCurrent := FStack[High(FStack)];
  SetLength(FStack, High(FStack));
  Push(FCurrent^.Right);
end;

procedure TTree.Skew(var Node: PNode);
var
  Left: PNode;
begin
  if (Node^.Left <> nil) and (Node^.Left^.Level = Node^.Level) then
  begin
    Left := Node^.Left;
    Node^.Left := Left^.Right;
    Left^.Right := Node;
    Node := Left;
  end;
end;

procedure TTree.Split(var Node: PNode);
var
  Right: PNode;
begin
  Right := Node^.Right;
  if (Right <> nil) and (Right^.Right <> nil) and (Right^.Right^.Level = Node^.Level) then
  begin
    Node^.Right := Right^.Left;
    Right^.Left := Node;
    Inc(Right^.Level);
    Node := Right;
  end;
end;

function TTree.Insert(var Node: PNode; const Key: TKey): PNode;
begin
  if Node = nil then
  begin
    New(Node);
    Node^.Key := Key;
    Node^.Value := Default(TValue);
    Node^.Level := 1;
    Node^.Left := nil;
    Node^.Right := nil;
    Inc(FCount);
    Exit(Node);
  end;
  if Key < Node^.Key then
    Result := Insert(Node^.Left, Key)
  else if Node^.Key < Key then
    Result := Insert(Node^.Right, Key)
  else
    Exit(Node);
  Skew(Node);
  Split(Node);
end;

procedure TTree.Clear(Node: PNode);
begin
  if Node = nil then
    Exit;
  Clear(Node^.Left);
  Clear(Node^.Right);
  Dispose(Node);
end;

destructor TTree.Destroy;
begin
  Clear(FRoot);
  inherited Destroy;
end;

function TTree.Find(const Key: TKey; out Value: TValue): Boolean;
var
  Node: PNode;
begin
  Node := FRoot;
  while Node <> nil do
    if Key < Node^.Key then
      Node := Node^.Left
    else if Node^.Key < Key then
      Node := Node^.Right
    else
    begin
      Value := Node^.Value;
      Exit(True);
    end;
  Result := False;
end;

function TTree.GetValue(const Key: TKey): TValue;
begin
  if not Find(Key, Result) then
    Result := Default(TValue);
end;

procedure TTree.SetValue(const Key: TKey; const Value: TValue);
begin
  Insert(FRoot, Key)^.Value := Value;
end;

function TTree.GetEnumerator: TEnumerator;
begin
  Result := TEnumerator.Create(FRoot);
end;

procedure TTree.Each(Visit: TVisit);
var
  Node: PNode;
begin
  for Node in Self do
    Visit(Node^.Key, Node^.Value);
end;

function TTree.DepthOf(Node: PNode): Integer;
var
  Other: Integer;
begin
  if Node = nil then
    Exit(0);
  Result := DepthOf(Node^.Left);
  Other := DepthOf(Node^.Right);
  if Other > Result then
    Result := Other;
  Inc(Result);
end;

function TTree.Depth: Integer;
begin
  Result := DepthOf(FRoot);
end;

constructor THeap.Create(Less: TLess);
begin
  FLess := Less;
end;

procedure THeap.Swap(I, J: Integer);
var
  Item: T;
begin
  Item := FItems[I];
  FItems[I] := FItems[J];
  FItems[J] := Item;
end;

procedure THeap.Push(const Item: T);
var
  I: Integer;
begin
  if FCount = Length(FItems) then
    SetLength(FItems, 2 * FCount + 4);
  FItems[FCount] := Item;
  I := FCount;
  Inc(FCount);
  while (I > 0) and FLess(FItems[I], FItems[(I - 1) div 2]) do
  begin
    Swap(I, (I - 1) div 2);
    I := (I - 1) div 2;
  end;
end;

function THeap.Pop: T;
var
  I, Child: Integer;
begin
  Result := FItems[0];
  Dec(FCount);
  FItems[0] := FItems[FCount];
  I := 0;
  repeat
    Child := 2 * I + 1;
    if (Child + 1 < FCount) and FLess(FItems[Child + 1], FItems[Child]) then
      Inc(Child);
    if (Child >= FCount) or not FLess(FItems[Child], FItems[I]) then
      Break;
    Swap(I, Child);
    I := Child;
  until False;
end;

generic procedure Exchange<T>(var A, B: T);
var
  C: T;
begin
  C := A;
  A := B;
  B := C;
end;

generic function Fold<T>(const Items: array of T; Start: T; Step: specialize TFPGList<T>.TCompareFunc): T;
var
  Item: T;
begin
  Result := Start;
  for Item in Items do
    Result := Step(Result, Item);
end;

type
  TWords = specialize TTree<string, Integer>;
  TTask = record
    Name: string;
    Urgency: Integer;
  end;
  TTasks = specialize THeap<TTask>;

function Sooner(const A, B: TTask): Boolean;
begin
  Result := (A.Urgency > B.Urgency) or ((A.Urgency = B.Urgency) and (A.Name < B.Name));
end;

function Larger(const A, B: Integer): Integer;
begin
  if A > B then Result := A else Result := B;
end;

function Plus(const A, B: Integer): Integer;
begin
  Result := A + B;
end;

procedure CountWords;
const
  Text = 'how much wood would a woodchuck chuck if a woodchuck could chuck wood';
var
  Words: TWords;
  Word: string;
  Node: TWords.PNode;
  Most: Integer = 0;
  Best: string = '';

  procedure Look(const Key: string; var Value: Integer);
  begin
    if Value > Most then
    begin
      Most := Value;
      Best := Key;
    end;
    Value := Value * 10;
  end;

begin
  Words := TWords.Create;
  for Word in string(Text).Split([' ']) do
    Words[Word] := Words[Word] + 1;
  Words.Each(@Look);
  WriteLn(Words.Count, ' words, depth ', Words.Depth, ', the most: ', Best, ' ', Most);
  for Node in Words do
    Write(Node^.Key, '=', Node^.Value, ' ');
  WriteLn;
  WriteLn(Words.Find('wood', Most), ' ', Most, ' ', Words.Find('coal', Most), ' ', Words['coal']);
  Words.Free;
end;

procedure Schedule;
const
  Tasks: array[1..6] of TTask = (
    (Name: 'sweep'; Urgency: 1), (Name: 'cook'; Urgency: 5), (Name: 'read'; Urgency: 1),
    (Name: 'eat'; Urgency: 5), (Name: 'sleep'; Urgency: 3), (Name: 'dig'; Urgency: 4));
var
  Heap: TTasks;
  Task: TTask;
begin
  Heap := TTasks.Create(@Sooner);
  for Task in Tasks do
    Heap.Push(Task);
  while Heap.Count > 0 do
  begin
    Task := Heap.Pop;
    Write(Task.Name, '(', Task.Urgency, ') ');
  end;
  WriteLn;
  Heap.Free;
end;

type
  TNumbers = specialize TTree<Integer, Int64>;
var
  Numbers: TNumbers;
  I: Integer;
  A: string = 'left';
  B: string = 'right';
begin
  CountWords;
  Schedule;
  Numbers := TNumbers.Create;
  for I := 1 to 1000 do
    Numbers[I * 7919 mod 1009] := Int64(I) * I * I;
  WriteLn(Numbers.Count, ' ', Numbers.Depth <= 20, ' ', Numbers[7919 mod 1009], ' ', Numbers[1000 * 7919 mod 1009]);
  Numbers.Free;
  specialize Exchange<string>(A, B);
  WriteLn(A, ' ', B);
  WriteLn(specialize Fold<Integer>([3, 9, 4], 0, @Larger), ' ', specialize Fold<Integer>([3, 9, 4], 0, @Plus));
end.
