--  What types can say: ranges, fixed points, modular numbers, discriminants, tagged types, interfaces, generics and contracts.
with Ada.Numerics.Elementary_Functions;  use Ada.Numerics.Elementary_Functions;
with Ada.Strings.Fixed;                  use Ada.Strings.Fixed;
with Ada.Tags;
with Ada.Text_IO;                        use Ada.Text_IO;
with System;

procedure Types is
   package Money_IO is
      type Money is delta 0.01 digits 12;
      type Sixteenth is delta 1.0 / 16 range -8.0 .. 7.9;
      type Angle is mod 360;
      type Day is (Mon, Tue, Wed, Thu, Fri, Sat, Sun);
      subtype Weekend is Day range Sat .. Sun;
      subtype Even is Integer with Dynamic_Predicate => Even mod 2 = 0;
      subtype Odd_Day is Day with Static_Predicate => Odd_Day in Mon | Wed | Fri | Sun;
      type Hours is array (Day range <>) of Float;
   end Money_IO;
   use Money_IO;

   --  Records whose form depends on a value.
   type Kind is (Dot, Disc, Text);
   type Figure (K : Kind := Dot) is record
      X, Y : Integer := 0;
      case K is
         when Dot  => null;
         when Disc => Radius : Float;
         when Text => Length : Natural; Words : String (1 .. 10);
      end case;
   end record;

   function Describe (F : Figure) return String is
     (case F.K is
         when Dot  => "a dot",
         when Disc => "a disc of" & Integer'Image (Integer (F.Radius)),
         when Text => '"' & F.Words (1 .. F.Length) & '"');

   --  Classes, an interface, and dispatch.
   package Animals is
      type Speaker is interface;
      function Sound (S : Speaker) return String is abstract;

      type Animal is abstract tagged record
         Legs : Natural := 4;
      end record;
      function Name (A : Animal) return String is abstract;
      function About (A : Animal'Class) return String;

      type Dog is new Animal and Speaker with null record;
      overriding function Name (D : Dog) return String is ("dog");
      overriding function Sound (D : Dog) return String is ("woof");

      type Puppy is new Dog with record
         Weeks : Positive;
      end record;
      overriding function Name (P : Puppy) return String is ("young " & Name (Dog (P)));

      type Fish is new Animal with null record;
      overriding function Name (F : Fish) return String is ("fish");
   end Animals;

   package body Animals is
      function About (A : Animal'Class) return String is
        (A.Name & " with" & A.Legs'Image & " legs" & (if A in Speaker'Class then " says " & Speaker'Class (A).Sound else " is silent"));
   end Animals;
   use Animals;

   --  A generic over anything that can be added.
   generic
      type Item is private;
      type Items is array (Positive range <>) of Item;
      Zero : Item;
      with function "+" (A, B : Item) return Item is <>;
   function Sum_Of (List : Items) return Item;

   function Sum_Of (List : Items) return Item is
   begin
      return Total : Item := Zero do
         for X of List loop
            Total := Total + X;
         end loop;
      end return;
   end Sum_Of;

   type Vector is record
      X, Y : Float;
   end record;
   function "+" (A, B : Vector) return Vector is (A.X + B.X, A.Y + B.Y);
   function "abs" (V : Vector) return Float is (Sqrt (V.X ** 2 + V.Y ** 2));
   type Vectors is array (Positive range <>) of Vector;
   type Moneys is array (Positive range <>) of Money;
   function Sum is new Sum_Of (Vector, Vectors, (0.0, 0.0));
   function Sum is new Sum_Of (Money, Moneys, 0.0);

   function Root (N : Natural) return Natural
     with Post => Root'Result ** 2 <= N and then (Root'Result + 1) ** 2 > N
   is
      R : Natural := 0;
   begin
      while (R + 1) ** 2 <= N loop
         pragma Loop_Invariant (R ** 2 <= N);
         R := R + 1;
      end loop;
      return R;
   end Root;

   --  A layout down to the bit.
   type Flags is record
      Ready : Boolean;
      Level : Natural range 0 .. 7;
      Kind  : Natural range 0 .. 15;
   end record
     with Size => 8, Bit_Order => System.Low_Order_First;
   for Flags use record
      Ready at 0 range 0 .. 0;
      Level at 0 range 1 .. 3;
      Kind  at 0 range 4 .. 7;
   end record;
   type Byte is mod 2 ** 8;
   Raw : Byte with Import;
   Set : aliased Flags := (True, 5, 9);
   for Raw'Address use Set'Address;

   A       : Angle := 300;
   S       : Sixteenth := 1.3;
   Price   : constant Money := 1234.56;
   Worked  : constant Hours := (Mon | Wed => 8.0, Tue => 7.5, Thu .. Fri => 4.0);
   Figures : array (1 .. 3) of Figure := (1 => (Dot, 1, 2), 2 => (Disc, 0, 0, 2.0), 3 => (Text, 0, 0, 5, "hello     "));
   Zoo     : constant array (1 .. 3) of access Animal'Class := (new Dog, new Puppy'(Legs => 4, Weeks => 7), new Fish'(Legs => 0));
   Matrix  : array (1 .. 2, -1 .. 1) of Integer := ((1, 2, 3), (4, 5, 6));
   package Money_Out is new Decimal_IO (Money);
   package Float_Out is new Float_IO (Float);
begin
   A := A + 100;
   Put_Line (A'Image & Sixteenth'Image (S) & Money'Image (Price * 3) & Money'Image (Money (Price / 7)) & Day'Image (Day'Succ (Tue)) & Day'Pos (Sun)'Image);
   Money_Out.Put (Price, Fore => 8);
   Put_Line ("|" & Day'Value ("thu")'Image & "|" & Day'Image (Weekend'First) & "|" & Worked'Length'Image & "|" & Boolean'Image (Wed in Odd_Day) & Boolean'Image (Tue in Odd_Day) & Boolean'Image (7 in Even));
   for F of Figures loop
      Put (Describe (F) & "; ");
   end loop;
   Figures (1) := (Text, 0, 0, 3, "new       ");
   Put_Line (Describe (Figures (1)));
   for Animal of Zoo loop
      Put_Line (Animal.About & ", " & Ada.Tags.Expanded_Name (Animal'Tag));
   end loop;
   Float_Out.Put (abs Sum ((1 => (1.0, 2.0), 2 => (2.0, 2.0))), Fore => 1, Aft => 3, Exp => 0);
   Put_Line (Money'Image (Sum (Moneys'(0.10, 0.20, 0.30))) & Root (99)'Image & Raw'Image & Flags'Size'Image);
   Raw := 2#0110_0010#;
   Put_Line (Set.Ready'Image & Set.Level'Image & Set.Kind'Image);
   Put_Line (Matrix'Length (2)'Image & Matrix (2, -1)'Image & Integer'Image ((-7) mod 3) & Integer'Image ((-7) rem 3) & Integer'Image (16#FF#) & Integer'Image (Integer (2.5)) & Long_Long_Integer'Last'Image);
   Put_Line (Boolean'Image (for all X of Worked => X > 3.0) & Boolean'Image (for some D in Day => Day'Image (D) (1) = 'W') & " " & Integer'Image (5) (2) & 3 * "ab" & Float'Digits'Image & Character'Pos ('A')'Image);
   Outer :
   for I in Matrix'Range (1) loop
      for J in reverse Matrix'Range (2) loop
         exit Outer when Matrix (I, J) = 5;
         Put (Matrix (I, J)'Image);
      end loop;
   end loop Outer;
   New_Line;
end Types;
