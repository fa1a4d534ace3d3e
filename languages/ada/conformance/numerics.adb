--  Numbers: ones of any size, vectors and matrices of the library, complex numbers, primes, a generator with a seed, and formats.
pragma Ada_2022;
with Ada.Numerics;                            use Ada.Numerics;
with Ada.Numerics.Big_Numbers.Big_Integers;   use Ada.Numerics.Big_Numbers.Big_Integers;
with Ada.Numerics.Discrete_Random;
with Ada.Numerics.Generic_Complex_Types;
with Ada.Numerics.Long_Elementary_Functions;  use Ada.Numerics.Long_Elementary_Functions;
with Ada.Text_IO;                             use Ada.Text_IO;
with Interfaces;                              use Interfaces;

procedure Numerics is
   subtype Real is Long_Float;
   package Real_Out is new Float_IO (Real);
   package Int_Out is new Integer_IO (Integer);
   package Word_Out is new Modular_IO (Unsigned_32);
   package Complexes is new Ada.Numerics.Generic_Complex_Types (Real);
   use Complexes;

   procedure Put (X : Real; Aft : Natural := 4) is
   begin
      Real_Out.Put (X, Fore => 1, Aft => Aft, Exp => 0);
      Put (' ');
   end Put;

   function Factorial (N : Natural) return Big_Integer is
     (if N = 0 then To_Big_Integer (1) else To_Big_Integer (N) * Factorial (N - 1));

   type Matrix is array (Positive range <>, Positive range <>) of Real;

   function "*" (A, B : Matrix) return Matrix
     with Pre => A'Length (2) = B'Length (1)
   is
   begin
      return C : Matrix (A'Range (1), B'Range (2)) := (others => (others => 0.0)) do
         for I in C'Range (1) loop
            for J in C'Range (2) loop
               for K in A'Range (2) loop
                  C (I, J) := C (I, J) + A (I, K) * B (K, J);
               end loop;
            end loop;
         end loop;
      end return;
   end "*";

   Singular : exception;

   --  By Gauss and Jordan, with the largest pivot.
   function Inverse (Of_Matrix : Matrix) return Matrix is
      N : constant Positive := Of_Matrix'Length (1);
      A : Matrix := Of_Matrix;
      B : Matrix (1 .. N, 1 .. N) := (others => (others => 0.0));

      procedure Swap (M : in out Matrix; I, J : Positive) is
      begin
         for K in M'Range (2) loop
            declare
               Old : constant Real := M (I, K);
            begin
               M (I, K) := M (J, K);
               M (J, K) := Old;
            end;
         end loop;
      end Swap;

      procedure Subtract (M : in out Matrix; From, Row : Positive; Factor : Real) is
      begin
         for K in M'Range (2) loop
            M (From, K) := M (From, K) - Factor * M (Row, K);
         end loop;
      end Subtract;
   begin
      for I in 1 .. N loop
         B (I, I) := 1.0;
      end loop;
      for C in 1 .. N loop
         declare
            Pivot : Positive := C;
         begin
            for R in C + 1 .. N loop
               if abs A (R, C) > abs A (Pivot, C) then
                  Pivot := R;
               end if;
            end loop;
            if abs A (Pivot, C) < 1.0E-12 then
               raise Singular with "column" & C'Image;
            end if;
            Swap (A, C, Pivot);
            Swap (B, C, Pivot);
            Subtract (B, C, C, 1.0 - 1.0 / A (C, C));
            Subtract (A, C, C, 1.0 - 1.0 / A (C, C));
            for R in 1 .. N loop
               if R /= C then
                  Subtract (B, R, C, A (R, C));
                  Subtract (A, R, C, A (R, C));
               end if;
            end loop;
         end;
      end loop;
      return B;
   end Inverse;

   procedure Show (M : Matrix) is
   begin
      for I in M'Range (1) loop
         for J in M'Range (2) loop
            Real_Out.Put (M (I, J), Fore => 4, Aft => 2, Exp => 0);
         end loop;
         New_Line;
      end loop;
   end Show;

   generic
      with function F (X : Real) return Real;
   package Calculus is
      function Integral (From, To : Real; Steps : Positive) return Real;
      function Root (From, To : Real) return Real;
   end Calculus;

   package body Calculus is
      function Integral (From, To : Real; Steps : Positive) return Real is
         H     : constant Real := (To - From) / Real (2 * Steps);
         Total : Real := F (From) + F (To);
      begin
         for I in 1 .. 2 * Steps - 1 loop
            Total := Total + F (From + Real (I) * H) * (if I mod 2 = 1 then 4.0 else 2.0);
         end loop;
         return Total * H / 3.0;
      end Integral;

      function Root (From, To : Real) return Real is
         Middle : constant Real := (From + To) / 2.0;
      begin
         return (if To - From < 1.0E-12 then Middle elsif F (From) * F (Middle) <= 0.0 then Root (From, Middle) else Root (Middle, To));
      end Root;
   end Calculus;

   function Cubic (X : Real) return Real is (X ** 3 - X - 2.0);
   package Of_Cubic is new Calculus (Cubic);
   function Sine (X : Real) return Real is (Sin (X));
   package Of_Sine is new Calculus (Sine);

   type Sieve is array (Positive range <>) of Boolean with Pack;
   Prime : Sieve (2 .. 100_000) := (others => True);
   Count : Natural := 0;

   subtype Dice is Integer range 1 .. 6;
   package Random is new Ada.Numerics.Discrete_Random (Dice);
   First, Second : Random.Generator;
   Seen : array (Dice) of Natural := (others => 0);

   M : constant Matrix := ((2.0, 0.0, 1.0), (1.0, 3.0, 2.0), (0.0, 1.0, 4.0));
   Z : constant Complex := (3.0, -4.0);
   W : Unsigned_32 := 16#DEAD_BEEF#;
begin
   Put_Line (To_String (Factorial (40)) & To_String (2 ** 127 - 1) & To_String (Greatest_Common_Divisor (Factorial (20), From_String ("1000000007000000049"))));
   Put_Line (Boolean'Image (Factorial (25) > 10 ** 25) & To_String (Factorial (30) mod 1_000_003) & To_String (-From_String ("12345678901234567890") / 7));
   Show (M * M);
   Show (Inverse (M));
   begin
      Show (Inverse (((1.0, 2.0), (2.0, 4.0))));
   exception
      when Singular => Put_Line ("singular");
   end;
   Put (Of_Cubic.Root (1.0, 2.0), 9);
   Put (Of_Sine.Integral (0.0, Pi, 100), 6);
   Put (Arctan (1.0, 1.0) * 4.0, 10);
   Put (2.0 ** 0.5);
   Put (Log (100.0, 10.0), 1);
   New_Line;
   Put (Re (Z * Z));
   Put (Modulus (Z));
   Put (Im (Conjugate (Z) / Z));
   Put (Real'Rounding (2.5), 1);
   Put (Real'Unbiased_Rounding (2.5), 1);
   Put (Real'Floor (-2.1), 1);
   New_Line;
   for I in Prime'Range loop
      if Prime (I) then
         Count := Count + 1;
         if I <= 316 then
            for J in I .. Prime'Last / I loop
               Prime (I * J) := False;
            end loop;
         end if;
      end if;
   end loop;
   Put_Line (Count'Image & " primes");
   W := Rotate_Left (W, 8) xor Shift_Right (W, 4);
   Word_Out.Put (W, Width => 1, Base => 16);
   Int_Out.Put (-42, Width => 8);
   Int_Out.Put (255, Width => 12, Base => 2);
   Real_Out.Put (12345.678, Fore => 3, Aft => 3, Exp => 3);
   Put_Line (Unsigned_8'Image (200 + 100) & Integer'Image (Integer'Last) & Unsigned_64'Image (Unsigned_64'Last) & Integer'Image (7 / (-2)));
   Random.Reset (First, 42);
   Random.Reset (Second, 42);
   for I in 1 .. 6000 loop
      declare
         D : constant Dice := Random.Random (First);
      begin
         Seen (D) := Seen (D) + 1;
         if D /= Random.Random (Second) then
            Put_Line ("never");
         end if;
      end;
   end loop;
   Put_Line (Boolean'Image (for all S of Seen => S in 800 .. 1200));
end Numerics;
