--  Lines of expressions from stdin: a recursive descent over exact fractions, variables, and exceptions that carry a place.
with Ada.Command_Line;
with Ada.Containers.Indefinite_Ordered_Maps;
with Ada.Exceptions;         use Ada.Exceptions;
with Ada.Strings.Fixed;      use Ada.Strings.Fixed;
with Ada.Strings.Maps.Constants;
with Ada.Text_IO;            use Ada.Text_IO;

procedure Calculator is
   Syntax_Error, Unknown_Name : exception;

   package Rationals is
      type Whole is range -2 ** 62 .. 2 ** 62;
      type Rational is private;
      function "/" (A, B : Whole) return Rational;
      function "+" (A, B : Rational) return Rational;
      function "-" (A, B : Rational) return Rational;
      function "-" (A : Rational) return Rational;
      function "*" (A, B : Rational) return Rational;
      function "/" (A, B : Rational) return Rational;
      function "**" (A : Rational; N : Integer) return Rational;
      function "<" (A, B : Rational) return Boolean;
      function Image (A : Rational) return String;
      function Decimal (A : Rational; Places : Natural) return String;
      function Is_Whole (A : Rational) return Boolean;
      function To_Integer (A : Rational) return Integer with Pre => Is_Whole (A);
   private
      type Rational is record
         Top    : Whole := 0;
         Bottom : Whole := 1;
      end record
        with Type_Invariant => Rational.Bottom > 0;
   end Rationals;

   package body Rationals is
      function Gcd (A, B : Whole) return Whole is (if B = 0 then abs A else Gcd (B, A mod B));

      function "/" (A, B : Whole) return Rational is
         G : constant Whole := Gcd (A, B);
      begin
         if B = 0 then
            raise Constraint_Error with "division by zero";
         end if;
         return (if B < 0 then ((-A) / G, (-B) / G) else (A / G, B / G));
      end "/";

      function "+" (A, B : Rational) return Rational is ((A.Top * B.Bottom + B.Top * A.Bottom) / (A.Bottom * B.Bottom));
      function "-" (A : Rational) return Rational is ((-A.Top, A.Bottom));
      function "-" (A, B : Rational) return Rational is (A + (-B));
      function "*" (A, B : Rational) return Rational is ((A.Top * B.Top) / (A.Bottom * B.Bottom));
      function "/" (A, B : Rational) return Rational is ((A.Top * B.Bottom) / (A.Bottom * B.Top));
      function "**" (A : Rational; N : Integer) return Rational is
        (if N >= 0 then (A.Top ** N, A.Bottom ** N) else (1 / 1) / (A ** (-N)));
      function "<" (A, B : Rational) return Boolean is (A.Top * B.Bottom < B.Top * A.Bottom);
      function Digit (W : Whole) return String is (Trim (W'Image, Ada.Strings.Left));
      function Image (A : Rational) return String is (Digit (A.Top) & (if A.Bottom = 1 then "" else "/" & Digit (A.Bottom)));
      function Is_Whole (A : Rational) return Boolean is (A.Bottom = 1);
      function To_Integer (A : Rational) return Integer is (Integer (A.Top));

      function Decimal (A : Rational; Places : Natural) return String is
         Rest : Whole := abs A.Top mod A.Bottom;
         Text : String (1 .. Places);
      begin
         for C of Text loop
            C := Character'Val (Character'Pos ('0') + Rest * 10 / A.Bottom);
            Rest := Rest * 10 mod A.Bottom;
         end loop;
         return (if A.Top < 0 then "-" else "") & Digit (abs A.Top / A.Bottom) & "." & Text & (if Rest = 0 then "" else "...");
      end Decimal;
   end Rationals;
   use Rationals;

   package Variables is new Ada.Containers.Indefinite_Ordered_Maps (String, Rational);
   Known : Variables.Map;

   function Value (Text : String) return Rational is
      At_Char : Positive := Text'First;

      function Peek return Character is
      begin
         while At_Char <= Text'Last and then Text (At_Char) = ' ' loop
            At_Char := At_Char + 1;
         end loop;
         return (if At_Char > Text'Last then ASCII.NUL else Text (At_Char));
      end Peek;

      procedure Fail (Why : String) with No_Return;
      procedure Fail (Why : String) is
      begin
         raise Syntax_Error with Why & " at" & At_Char'Image;
      end Fail;

      function Sum return Rational;
      function Power return Rational;

      function Atom return Rational is
         From : Positive;
      begin
         case Peek is
            when '(' =>
               At_Char := At_Char + 1;
               return Inner : constant Rational := Sum do
                  if Peek /= ')' then
                     Fail ("no ')'");
                  end if;
                  At_Char := At_Char + 1;
               end return;
            when '-' =>
               At_Char := At_Char + 1;
               return -Power;
            when '0' .. '9' =>
               From := At_Char;
               At_Char := Index (Text & " ", Ada.Strings.Maps.Constants.Decimal_Digit_Set, From, Ada.Strings.Outside);
               return Whole'Value (Text (From .. At_Char - 1)) / 1;
            when 'a' .. 'z' =>
               From := At_Char;
               At_Char := Index (Text & " ", Ada.Strings.Maps.Constants.Alphanumeric_Set, From, Ada.Strings.Outside);
               if not Known.Contains (Text (From .. At_Char - 1)) then
                  raise Unknown_Name with Text (From .. At_Char - 1);
               end if;
               return Known (Text (From .. At_Char - 1));
            when ASCII.NUL => Fail ("something is missing");
            when others => Fail ("not expected: " & Peek);
         end case;
      end Atom;

      function Power return Rational is
         Base : constant Rational := Atom;
      begin
         if Peek /= '^' then
            return Base;
         end if;
         At_Char := At_Char + 1;
         return Base ** To_Integer (Power);
      end Power;

      function Product return Rational is
      begin
         return Result : Rational := Power do
            loop
               case Peek is
                  when '*' => At_Char := At_Char + 1; Result := Result * Power;
                  when '/' => At_Char := At_Char + 1; Result := Result / Power;
                  when others => exit;
               end case;
            end loop;
         end return;
      end Product;

      function Sum return Rational is
      begin
         return Result : Rational := Product do
            loop
               case Peek is
                  when '+' => At_Char := At_Char + 1; Result := Result + Product;
                  when '-' => At_Char := At_Char + 1; Result := Result - Product;
                  when others => exit;
               end case;
            end loop;
         end return;
      end Sum;
   begin
      return Result : constant Rational := Sum do
         if Peek /= ASCII.NUL then
            Fail ("not expected: " & Peek);
         end if;
      end return;
   end Value;

   Number, Wrong : Natural := 0;
begin
   while not End_Of_File loop
      declare
         Line   : constant String := Trim (Get_Line, Ada.Strings.Both);
         Equals : constant Natural := Index (Line, "=");
      begin
         Number := Number + 1;
         if Line /= "" and then Line (Line'First) /= '#' then
            declare
               Result : constant Rational := Value (Line (Equals + 1 .. Line'Last));
            begin
               if Equals > 0 then
                  Known.Include (Trim (Line (Line'First .. Equals - 1), Ada.Strings.Both), Result);
               end if;
               Put_Line (Line & " -> " & Image (Result) & (if Is_Whole (Result) then "" else " = " & Decimal (Result, 6)));
            end;
         end if;
      exception
         when E : Syntax_Error | Unknown_Name =>
            Wrong := Wrong + 1;
            Put_Line (Line & " !! " & Exception_Name (E) & ": " & Exception_Message (E));
         when E : Constraint_Error =>
            Wrong := Wrong + 1;
            Put_Line (Line & " !! " & (if Index (Exception_Message (E), "zero") > 0 then "division by zero" else "too large"));
      end;
   end loop;
   for C in Known.Iterate loop
      Put (Variables.Key (C) & "=" & Image (Known (C)) & " ");
   end loop;
   New_Line;
   if Wrong > 0 then
      Put_Line (Standard_Error, Wrong'Image & " lines are wrong");
      Ada.Command_Line.Set_Exit_Status (Ada.Command_Line.Exit_Status (Wrong));
   end if;
end Calculator;
