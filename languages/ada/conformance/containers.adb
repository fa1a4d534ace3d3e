--  Containers of the library: vectors, lists, maps, sets and trees, sorting that keeps the order of equals, and iterators of one's own.
with Ada.Characters.Handling;         use Ada.Characters.Handling;
with Ada.Containers.Doubly_Linked_Lists;
with Ada.Containers.Indefinite_Ordered_Maps;
with Ada.Containers.Indefinite_Vectors;
with Ada.Containers.Multiway_Trees;
with Ada.Containers.Ordered_Sets;
with Ada.Iterator_Interfaces;
with Ada.Strings.Unbounded;           use Ada.Strings.Unbounded;
with Ada.Text_IO;                     use Ada.Text_IO;

procedure Containers is
   package Word_Vectors is new Ada.Containers.Indefinite_Vectors (Positive, String);
   package Word_Counts is new Ada.Containers.Indefinite_Ordered_Maps (String, Natural);
   use type Word_Counts.Cursor;

   function Words (Text : String) return Word_Vectors.Vector is
      From : Positive := Text'First;
   begin
      return Result : Word_Vectors.Vector do
         for Last in Text'First .. Text'Last + 1 loop
            if Last > Text'Last or else not Is_Letter (Text (Last)) then
               if Last > From then
                  Result.Append (To_Lower (Text (From .. Last - 1)));
               end if;
               From := Last + 1;
            end if;
         end loop;
      end return;
   end Words;

   procedure Count_Words is
      type Counted is record
         Word  : Unbounded_String;
         Times : Natural;
      end record;

      function More (A, B : Counted) return Boolean is (A.Times > B.Times);

      package Counted_Lists is new Ada.Containers.Doubly_Linked_Lists (Counted);
      package Sorting is new Counted_Lists.Generic_Sorting (More);

      Counts  : Word_Counts.Map;
      Where   : Word_Counts.Cursor;
      New_One : Boolean;
      List    : Counted_Lists.List;
   begin
      for Word of Words ("The wind took the hat, the rain took the coat, and a dog took off with the age old umbrella") loop
         Counts.Insert (Word, 0, Where, New_One);
         Counts (Where) := Counts (Where) + 1;
      end loop;
      for C in Counts.Iterate loop
         List.Append (Counted'(To_Unbounded_String (Word_Counts.Key (C)), Counts (C)));
      end loop;
      Sorting.Sort (List);
      for C of List loop
         Put (To_String (C.Word) & C.Times'Image & " ");
      end loop;
      New_Line;
      Put_Line (Counts.Length'Image & ", first " & Counts.First_Key & ", after ha " & Word_Counts.Key (Counts.Ceiling ("ha")));
      Counts.Exclude ("age");
      Counts.Include ("zebra", 99);
      Put_Line (Counts.Contains ("age")'Image & " " & Counts.Last_Key & Counts.Last_Element'Image & " " & Boolean'Image (Counts.Find ("none") = Word_Counts.No_Element));
   end Count_Words;

   package Int_Sets is new Ada.Containers.Ordered_Sets (Integer);
   use type Int_Sets.Set;

   procedure Show (Name : String; Set : Int_Sets.Set) is
   begin
      Put (Name & ":");
      for X of Set loop
         Put (X'Image);
      end loop;
      New_Line;
   end Show;

   procedure Sets is
      A, B : Int_Sets.Set;
   begin
      for I in 1 .. 10 loop
         A.Include (I * I mod 11);
         B.Include (I * 2);
      end loop;
      Show ("a", A);
      Show ("both", A and B);
      Show ("one of them", A xor B);
      Put_Line (Boolean'Image (Int_Sets.Is_Subset (A and B, A)) & " " & Boolean'Image (A.Overlap (B)) & Integer'Image (Int_Sets.Element (B.Floor (7))));
      for X of reverse A loop
         Put (X'Image);
      end loop;
      New_Line;
   end Sets;

   package Trees is new Ada.Containers.Multiway_Trees (Character);

   procedure Grow is
      Tree : Trees.Tree;
      Here : Trees.Cursor;

      procedure Show (C : Trees.Cursor) is
      begin
         Put (Trees.Element (C));
         if not Trees.Is_Leaf (C) then
            Put ('(');
            for Child in Tree.Iterate_Children (C) loop
               Show (Child);
            end loop;
            Put (')');
         end if;
      end Show;
   begin
      Tree.Insert_Child (Tree.Root, Trees.No_Element, 'a', Here);
      for C in Character range 'b' .. 'd' loop
         Tree.Append_Child (Here, C);
      end loop;
      Tree.Append_Child (Trees.First_Child (Here), 'e');
      Tree.Append_Child (Trees.First_Child (Here), 'f');
      Show (Here);
      Put_Line (Tree.Node_Count'Image & Trees.Depth (Tree.Find ('f'))'Image & " " & Trees.Element (Trees.Parent (Tree.Find ('e'))));
   end Grow;

   --  A type of one's own that a loop can go over.
   package Collatz is
      type Sequence is tagged record
         From : Positive;
      end record
        with Default_Iterator => Iterate, Iterator_Element => Positive, Constant_Indexing => Element;
      type Cursor is record
         Now  : Positive;
         Done : Boolean;
      end record;
      function Has_Element (C : Cursor) return Boolean is (not C.Done);
      package Iterators is new Ada.Iterator_Interfaces (Cursor, Has_Element);
      type Iterator is new Iterators.Forward_Iterator with record
         From : Positive;
      end record;
      overriding function First (I : Iterator) return Cursor is ((I.From, False));
      overriding function Next (I : Iterator; C : Cursor) return Cursor is
        (if C.Now = 1 then (1, True) elsif C.Now mod 2 = 0 then (C.Now / 2, False) else (3 * C.Now + 1, False));
      function Iterate (S : Sequence) return Iterators.Forward_Iterator'Class is (Iterator'(From => S.From));
      function Element (S : Sequence; C : Cursor) return Positive is (C.Now);
   end Collatz;

   Known  : Int_Sets.Set;
   Sum    : Natural := 0;
   Vector : Word_Vectors.Vector := Words ("delta alpha echo bravo charlie");
   package Word_Sorting is new Word_Vectors.Generic_Sorting;
begin
   Count_Words;
   Sets;
   Grow;
   for N of Collatz.Sequence'(From => 12) loop
      Put (N'Image);
   end loop;
   New_Line;
   for I in 1 .. 100 loop
      Known.Include (I * I mod 37);
   end loop;
   for Square of Known loop
      Sum := Sum + Square;
   end loop;
   Put_Line (Known.Length'Image & Sum'Image & Known.First_Element'Image & Known.Last_Element'Image);
   Word_Sorting.Sort (Vector);
   Vector.Insert (2, "aaron");
   Vector.Swap (1, 3);
   Vector.Delete_Last;
   for W of Vector loop
      Put (W & " ");
   end loop;
   Put_Line (Vector.Find_Index ("bravo")'Image & " " & Boolean'Image (Vector.Contains ("echo")));
   begin
      Known.Insert (36);
   exception
      when Constraint_Error => Put_Line ("it is there");
   end;
   begin
      for C in Vector.Iterate loop
         Vector.Append ("more");
      end loop;
   exception
      when Program_Error => Put_Line ("no changes while it is walked over");
   end;
end Containers;
