{ A small stack machine: variant records, a jump table, procedures as values, exceptions that clean up, and an exit code. }
program Machine;

{$mode objfpc}{$H+}

uses
  SysUtils;

type
  TKind = (vkNone, vkNumber, vkText, vkFlag);

  TValue = record
    Text: string;
    case Kind: TKind of
      vkNumber: (Number: Int64);
      vkFlag: (Flag: Boolean);
  end;

  TCode = (opPush, opAdd, opMul, opSub, opLess, opNot, opJump, opUnless, opLoad, opStore, opPrint, opCall, opReturn, opHalt, opFail);

  TInstruction = record
    Code: TCode;
    Value: TValue;
  end;

  EMachine = class(Exception);
  EStack = class(EMachine);
  EType = class(EMachine);

  TMachine = class
  private type
    THandler = procedure(const Value: TValue) of object;
  private
    FStack: array[0..31] of TValue;
    FTop: Integer;
    FReturns: array of Integer;
    FAt: Integer;
    FSteps: Integer;
    FVariables: array['a'..'z'] of TValue;
    FHandlers: array[TCode] of THandler;
    FProgram: array of TInstruction;
    procedure Push(const Value: TValue);
    function Pop: TValue;
    function PopNumber: Int64;
    procedure DoAdd(const Value: TValue);
    procedure DoMul(const Value: TValue);
    procedure DoSub(const Value: TValue);
    procedure DoLess(const Value: TValue);
    procedure DoNot(const Value: TValue);
    procedure DoJump(const Value: TValue);
    procedure DoUnless(const Value: TValue);
    procedure DoLoad(const Value: TValue);
    procedure DoStore(const Value: TValue);
    procedure DoPrint(const Value: TValue);
    procedure DoCall(const Value: TValue);
    procedure DoReturn(const Value: TValue);
    procedure DoFail(const Value: TValue);
  public
    constructor Create;
    procedure Add(Code: TCode; const Value: TValue);
    procedure Run;
    property Steps: Integer read FSteps;
  end;

operator := (Number: Int64): TValue;
begin
  Result.Kind := vkNumber;
  Result.Number := Number;
end;

operator := (const Text: string): TValue;
begin
  Result.Kind := vkText;
  Result.Text := Text;
end;

function Flag(Value: Boolean): TValue;
begin
  Result.Kind := vkFlag;
  Result.Flag := Value;
end;

function ToStr(const Value: TValue): string;
begin
  case Value.Kind of
    vkNumber: Result := IntToStr(Value.Number);
    vkText: Result := Value.Text;
    vkFlag: Result := BoolToStr(Value.Flag, 'yes', 'no');
  else
    Result := '-';
  end;
end;

constructor TMachine.Create;
begin
  FHandlers[opPush] := @Push;
  FHandlers[opAdd] := @DoAdd;
  FHandlers[opMul] := @DoMul;
  FHandlers[opSub] := @DoSub;
  FHandlers[opLess] := @DoLess;
  FHandlers[opNot] := @DoNot;
  FHandlers[opJump] := @DoJump;
  FHandlers[opUnless] := @DoUnless;
  FHandlers[opLoad] := @DoLoad;
  FHandlers[opStore] := @DoStore;
  FHandlers[opPrint] := @DoPrint;
  FHandlers[opCall] := @DoCall;
  FHandlers[opReturn] := @DoReturn;
  FHandlers[opFail] := @DoFail;
end;

procedure TMachine.Add(Code: TCode; const Value: TValue);
begin
  SetLength(FProgram, Length(FProgram) + 1);
  FProgram[High(FProgram)].Code := Code;
  FProgram[High(FProgram)].Value := Value;
end;

procedure TMachine.Push(const Value: TValue);
begin
  if FTop > High(FStack) then
    raise EStack.CreateFmt('the stack is full at %d', [FAt]);
  FStack[FTop] := Value;
  Inc(FTop);
end;

function TMachine.Pop: TValue;
begin
  if FTop = 0 then
    raise EStack.CreateFmt('the stack is empty at %d', [FAt]);
  Dec(FTop);
  Result := FStack[FTop];
end;

function TMachine.PopNumber: Int64;
var
  Value: TValue;
begin
  Value := Pop;
  if Value.Kind <> vkNumber then
    raise EType.CreateFmt('%s is no number', [ToStr(Value)]);
  Result := Value.Number;
end;

procedure TMachine.DoAdd(const Value: TValue);
var
  A, B: TValue;
begin
  B := Pop;
  A := Pop;
  if (A.Kind = vkNumber) and (B.Kind = vkNumber) then
    Push(A.Number + B.Number)
  else
    Push(ToStr(A) + ToStr(B));
end;

procedure TMachine.DoMul(const Value: TValue);
begin
  Push(PopNumber * PopNumber);
end;

procedure TMachine.DoSub(const Value: TValue);
var
  B: Int64;
begin
  B := PopNumber;
  Push(PopNumber - B);
end;

procedure TMachine.DoLess(const Value: TValue);
var
  B: Int64;
begin
  B := PopNumber;
  Push(Flag(PopNumber < B));
end;

procedure TMachine.DoNot(const Value: TValue);
begin
  Push(Flag(not Pop.Flag));
end;

procedure TMachine.DoJump(const Value: TValue);
begin
  FAt := Value.Number;
end;

procedure TMachine.DoUnless(const Value: TValue);
begin
  if not Pop.Flag then
    FAt := Value.Number;
end;

procedure TMachine.DoLoad(const Value: TValue);
begin
  Push(FVariables[Value.Text[1]]);
end;

procedure TMachine.DoStore(const Value: TValue);
begin
  FVariables[Value.Text[1]] := Pop;
end;

procedure TMachine.DoPrint(const Value: TValue);
begin
  WriteLn('  ', ToStr(Pop));
end;

procedure TMachine.DoCall(const Value: TValue);
begin
  SetLength(FReturns, Length(FReturns) + 1);
  FReturns[High(FReturns)] := FAt;
  FAt := Value.Number;
end;

procedure TMachine.DoReturn(const Value: TValue);
begin
  FAt := FReturns[High(FReturns)];
  SetLength(FReturns, High(FReturns));
end;

procedure TMachine.DoFail(const Value: TValue);
begin
  raise EMachine.Create(ToStr(Value));
end;

procedure TMachine.Run;
var
  Now: TInstruction;
begin
  repeat
    Now := FProgram[FAt];
    Inc(FAt);
    Inc(FSteps);
    if Now.Code = opHalt then
      Break;
    FHandlers[Now.Code](Now.Value);
  until False;
end;

type
  TBuild = procedure(Machine: TMachine);

procedure Squares(Machine: TMachine);
begin
  with Machine do
  begin
    Add(opPush, 1); Add(opStore, 'i');
    Add(opLoad, 'i'); Add(opPush, 6); Add(opLess, 0); Add(opUnless, 15);
    Add(opLoad, 'i'); Add(opPush, ' squared: '); Add(opAdd, 0);
    Add(opLoad, 'i'); Add(opCall, 16); Add(opAdd, 0); Add(opPrint, 0);
    Add(opCall, 20); Add(opJump, 2);
    Add(opHalt, 0);
    Add(opStore, 'x'); Add(opLoad, 'x'); Add(opLoad, 'x'); Add(opJump, 25);
    Add(opLoad, 'i'); Add(opPush, 1); Add(opAdd, 0); Add(opStore, 'i'); Add(opReturn, 0);
    Add(opMul, 0); Add(opReturn, 0);
  end;
end;

procedure Factorial(Machine: TMachine);
begin
  with Machine do
  begin
    Add(opPush, 1); Add(opStore, 'r'); Add(opPush, 20); Add(opStore, 'n');
    Add(opPush, 0); Add(opLoad, 'n'); Add(opLess, 0); Add(opUnless, 17);
    Add(opLoad, 'r'); Add(opLoad, 'n'); Add(opMul, 0); Add(opStore, 'r');
    Add(opLoad, 'n'); Add(opPush, 1); Add(opSub, 0); Add(opStore, 'n'); Add(opJump, 4);
    Add(opLoad, 'r'); Add(opPrint, 0);
    Add(opPush, 2); Add(opPush, 1); Add(opLess, 0); Add(opNot, 0); Add(opPrint, 0); Add(opHalt, 0);
  end;
end;

procedure Endless(Machine: TMachine);
begin
  Machine.Add(opPush, 7);
  Machine.Add(opJump, 0);
end;

procedure Mixed(Machine: TMachine);
begin
  Machine.Add(opPush, 'seven');
  Machine.Add(opPush, 6);
  Machine.Add(opMul, 0);
end;

procedure Refuse(Machine: TMachine);
begin
  Machine.Add(opFail, 'no more of this');
end;

procedure Try_(const Name: string; Build: TBuild);
var
  Machine: TMachine;
begin
  WriteLn(Name);
  Machine := TMachine.Create;
  try
    Build(Machine);
    try
      Machine.Run;
    except
      on E: EStack do WriteLn('  stopped: ', E.Message);
      on E: EType do WriteLn('  wrong type: ', E.Message);
    end;
  finally
    WriteLn('  after ', Machine.Steps, ' steps');
    Machine.Free;
  end;
end;

begin
  Try_('squares', @Squares);
  Try_('factorial', @Factorial);
  Try_('endless', @Endless);
  Try_('mixed', @Mixed);
  Try_('refuse', @Refuse);
  WriteLn('never');
end.
