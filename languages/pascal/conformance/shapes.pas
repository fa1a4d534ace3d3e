{ Classes, interfaces, properties, class methods, operators, records with methods, and sets. }
program Shapes;

{$mode objfpc}{$H+}{$modeswitch advancedrecords}

uses
  SysUtils, Classes, fgl, Math;

type
  TColour = (Red, Green, Blue, Yellow);
  TColours = set of TColour;

  { A vector with operators. }
  TVector = record
    X, Y: Double;
    class function Make(AX, AY: Double): TVector; static;
    function Length: Double;
    class operator + (const A, B: TVector): TVector;
    class operator * (const A: TVector; Factor: Double): TVector;
    class operator = (const A, B: TVector): Boolean;
  end;

  IScalable = interface
    ['{6B4F8C52-0D8E-4B7E-9B0A-7C3A5D1E2F40}']
    procedure Scale(Factor: Double);
  end;

  TShape = class abstract
  private
    FName: string;
    FColours: TColours;
    class var FMade: Integer;
    procedure SetName(const Value: string);
  protected
    function Describe: string; virtual;
  public
    constructor Create(const AName: string; AColours: TColours);
    destructor Destroy; override;
    function Area: Double; virtual; abstract;
    function ToString: AnsiString; override;
    property Name: string read FName write SetName;
    property Colours: TColours read FColours;
    class property Made: Integer read FMade;
  end;
  TShapeClass = class of TShape;

  TCircle = class(TShape)
  private
    FRadius: Double;
  protected
    function Describe: string; override;
  public
    constructor Create(const AName: string; AColours: TColours; ARadius: Double);
    function Area: Double; override;
  end;

  TPolygon = class(TShape, IScalable)
  private
    FCorners: array of TVector;
    function GetCorner(Index: Integer): TVector;
    function GetCount: Integer;
  public
    constructor Create(const AName: string; const Corners: array of TVector);
    function Area: Double; override;
    procedure Scale(Factor: Double);
    function QueryInterface(constref IID: TGUID; out Obj): LongInt; {$ifdef windows}stdcall{$else}cdecl{$endif};
    function _AddRef: LongInt; {$ifdef windows}stdcall{$else}cdecl{$endif};
    function _Release: LongInt; {$ifdef windows}stdcall{$else}cdecl{$endif};
    property Corners[Index: Integer]: TVector read GetCorner; default;
    property Count: Integer read GetCount;
  end;

  TShapes = specialize TFPGObjectList<TShape>;

class function TVector.Make(AX, AY: Double): TVector;
begin
  Result.X := AX;
  Result.Y := AY;
end;

function TVector.Length: Double;
begin
  Result := Hypot(X, Y);
end;

class operator TVector.+ (const A, B: TVector): TVector;
begin
  Result := Make(A.X + B.X, A.Y + B.Y);
end;

class operator TVector.* (const A: TVector; Factor: Double): TVector;
begin
  Result := Make(A.X * Factor, A.Y * Factor);
end;

class operator TVector.= (const A, B: TVector): Boolean;
begin
  Result := SameValue(A.X, B.X) and SameValue(A.Y, B.Y);
end;

constructor TShape.Create(const AName: string; AColours: TColours);
begin
  inherited Create;
  Name := AName;
  FColours := AColours;
  Inc(FMade);
end;

destructor TShape.Destroy;
begin
  Dec(FMade);
  inherited Destroy;
end;

procedure TShape.SetName(const Value: string);
begin
  if Value = '' then
    raise EArgumentException.Create('a shape has a name');
  FName := LowerCase(Value);
end;

function TShape.Describe: string;
begin
  Result := ClassName + ' ' + FName;
end;

function TShape.ToString: AnsiString;
var
  Colour: TColour;
  Names: string = '';
begin
  for Colour in FColours do
  begin
    WriteStr(Names, Names, ' ', Colour);
  end;
  Result := Format('%s, area %.3f%s', [Describe, Area, Names]);
end;

constructor TCircle.Create(const AName: string; AColours: TColours; ARadius: Double);
begin
  inherited Create(AName, AColours);
  FRadius := ARadius;
end;

function TCircle.Describe: string;
begin
  Result := inherited Describe + ' of radius ' + FloatToStr(FRadius);
end;

function TCircle.Area: Double;
begin
  Result := Pi * Sqr(FRadius);
end;

constructor TPolygon.Create(const AName: string; const Corners: array of TVector);
var
  I: Integer;
begin
  inherited Create(AName, [Low(TColour)..High(TColour)] - [Yellow]);
  SetLength(FCorners, System.Length(Corners));
  for I := 0 to High(Corners) do
    FCorners[I] := Corners[I];
end;

function TPolygon.GetCorner(Index: Integer): TVector;
begin
  Result := FCorners[(Index + Count) mod Count];
end;

function TPolygon.GetCount: Integer;
begin
  Result := Length(FCorners);
end;

function TPolygon.Area: Double;
var
  I: Integer;
begin
  Result := 0;
  for I := 0 to Count - 1 do
    Result := Result + Self[I].X * Self[I + 1].Y - Self[I + 1].X * Self[I].Y;
  Result := Abs(Result) / 2;
end;

procedure TPolygon.Scale(Factor: Double);
var
  I: Integer;
begin
  for I := 0 to Count - 1 do
    FCorners[I] := FCorners[I] * Factor;
end;

function TPolygon.QueryInterface(constref IID: TGUID; out Obj): LongInt; cdecl;
begin
  if GetInterface(IID, Obj) then Result := S_OK else Result := E_NOINTERFACE;
end;

function TPolygon._AddRef: LongInt; cdecl;
begin
  Result := -1;
end;

function TPolygon._Release: LongInt; cdecl;
begin
  Result := -1;
end;

function ByArea(const A, B: TShape): Integer;
begin
  Result := CompareValue(A.Area, B.Area);
end;

var
  List: TShapes;
  Shape: TShape;
  Scalable: IScalable;
  Kind: TShapeClass;
  Common: TColours = [Low(TColour)..High(TColour)];
  V: TVector;
begin
  List := TShapes.Create(True);
  try
    List.Add(TCircle.Create('Disc', [Red, Yellow], 2));
    List.Add(TPolygon.Create('Triangle', [TVector.Make(0, 0), TVector.Make(4, 0), TVector.Make(0, 3)]));
    List.Add(TPolygon.Create('Square', [TVector.Make(0, 0), TVector.Make(1, 0), TVector.Make(1, 1), TVector.Make(0, 1)]));
    List.Add(TCircle.Create('DOT', [], 0.1));
    List.Sort(@ByArea);
    for Shape in List do
      WriteLn(Shape.ToString);
    for Shape in List do
    begin
      if Supports(Shape, IScalable, Scalable) then
        Scalable.Scale(10);
      if Shape is TPolygon then
        with Shape as TPolygon do
          WriteLn(Name, ' has ', Count, ' corners, area now ', Area:0:1);
      if Shape.Colours <> [] then
        Common := Common * Shape.Colours;
    end;
    WriteLn('red in common: ', Red in Common, ', blue: ', Blue in Common, ', made: ', TShape.Made);
    for Kind in [TShapeClass(TCircle), TShapeClass(TPolygon)] do
      WriteLn(Kind.ClassName, ' is a ', Kind.ClassParent.ClassName, ' of size > 8: ', Kind.InstanceSize > 8);
    try
      List[0].Name := '';
    except
      on E: EArgumentException do
        WriteLn(E.ClassName, ': ', E.Message);
    end;
    V := TVector.Make(3, 4) + TVector.Make(1, 0) * 2;
    WriteLn(V.X:0:1, ' ', V.Y:0:1, ' ', V.Length:0:4, ' ', V = TVector.Make(5, 4));
    List.Delete(0);
    WriteLn('made: ', TShape.Made, ', first: ', List.First.Name, ', last: ', List.Last.Name);
  finally
    List.Free;
  end;
  WriteLn('made: ', TShape.Made);
end.
