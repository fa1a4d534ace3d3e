--  Exceptions and what is left behind in order: checks of the language, controlled objects, files, and one that nobody handles.
with Ada.Directories;
with Ada.Exceptions;               use Ada.Exceptions;
with Ada.Finalization;
with Ada.IO_Exceptions;
with Ada.Streams.Stream_IO;
with Ada.Strings.Unbounded;        use Ada.Strings.Unbounded;
with Ada.Strings.UTF_Encoding.Wide_Wide_Strings;
with Ada.Text_IO;                  use Ada.Text_IO;
with Ada.Unchecked_Deallocation;

procedure Failures is
   Depth : Natural := 0;

   --  Says when it comes and goes.
   package Guards is
      type Guard (Name : access constant String) is new Ada.Finalization.Limited_Controlled with null record;
      overriding procedure Initialize (G : in out Guard);
      overriding procedure Finalize (G : in out Guard);
   end Guards;

   package body Guards is
      overriding procedure Initialize (G : in out Guard) is
      begin
         Put_Line ((1 .. 2 * Depth => ' ') & "enter " & G.Name.all);
         Depth := Depth + 1;
      end Initialize;

      overriding procedure Finalize (G : in out Guard) is
      begin
         Depth := Depth - 1;
         Put_Line ((1 .. 2 * Depth => ' ') & "leave " & G.Name.all);
      end Finalize;
   end Guards;

   Outer_Name : aliased constant String := "outer";
   Inner_Name : aliased constant String := "inner";

   type Check is (Ranges, Index, Division, Overflow, Discriminant, Null_Access, Length, Value, Predicate, Tag, None);

   Zero : constant Integer := Integer'Value ("0");

   procedure Provoke (What : Check) is
      subtype Small is Integer range 1 .. 10;
      subtype Even is Integer with Dynamic_Predicate => Even mod 2 = 0;
      type Link is access Integer;
      type Variant (Full : Boolean := False) is record
         case Full is
            when True  => Held : Integer := 7;
            when False => null;
         end case;
      end record;
      type Base is tagged null record;
      type One is new Base with null record;
      type Two is new Base with null record;
      List : array (1 .. 3) of Integer := (1, 2, 3);
      Text : String (1 .. 3) := "abc";
      Long : constant String := "abcd";
      S    : Small := 10;
      E    : Even := 2;
      L    : Link := (if Zero = 0 then null else new Integer);
      V    : Variant;
      B    : access Base'Class := new One;
   begin
      case What is
         when Ranges       => S := S + 1 + Zero;
         when Index        => S := List (4 + Zero);
         when Division     => S := 1 / Zero;
         when Overflow     => S := Integer'Last + Zero + 1;
         when Discriminant => S := V.Held;
         when Null_Access  => S := L.all;
         when Length       => Text := Long (1 .. 4 + Zero);
         when Value        => S := Integer'Value ("12x");
         when Predicate    => E := 3 + Zero; if E not in Even then raise Constraint_Error with "predicate"; end if;
         when Tag          => Text := (if Two (B.all) in Base'Class then "yes" else "no ");
         when None         => null;
      end case;
      Put_Line (What'Image & " went well" & S'Image & Text);
   end Provoke;

   Own : exception;

   procedure Nested is
      G : Guards.Guard (Outer_Name'Access);
   begin
      declare
         H : Guards.Guard (Inner_Name'Access);
      begin
         raise Own with "from within";
      exception
         when Program_Error => Put_Line ("never");
      end;
   exception
      when E : Own =>
         Put_Line ("caught " & Exception_Name (E) & ": " & Exception_Message (E));
         raise Constraint_Error with "made of " & Exception_Message (E);
   end Nested;

   --  Text files, binary streams, and what is missing.
   procedure Files is
      package SIO renames Ada.Streams.Stream_IO;
      Text   : File_Type;
      Binary : SIO.File_Type;
      Count, Letters : Natural := 0;
   begin
      Create (Text, Out_File, "lines.txt");
      for I in 1 .. 5 loop
         Put_Line (Text, "line" & I'Image & (1 .. I => '*'));
      end loop;
      Close (Text);
      Open (Text, Append_File, "lines.txt");
      Put (Text, "the last");
      Close (Text);
      Open (Text, In_File, "lines.txt");
      while not End_Of_File (Text) loop
         Letters := Letters + Get_Line (Text)'Length;
         Count := Count + 1;
      end loop;
      Put_Line (Count'Image & " lines," & Letters'Image & " letters, ended at line" & Line (Text)'Image);
      begin
         Put (Get_Line (Text));
      exception
         when End_Error => Put_Line ("nothing is left");
      end;
      Close (Text);
      SIO.Create (Binary, SIO.Out_File, "data.bin");
      Integer'Write (SIO.Stream (Binary), 305_419_896);
      String'Output (SIO.Stream (Binary), "with its bounds");
      Boolean'Write (SIO.Stream (Binary), True);
      SIO.Reset (Binary, SIO.In_File);
      declare
         Number : constant Integer := Integer'Input (SIO.Stream (Binary));
         Words  : constant String := String'Input (SIO.Stream (Binary));
      begin
         Put_Line (Number'Image & " " & Words & Words'Length'Image & SIO.Size (Binary)'Image);
      end;
      SIO.Delete (Binary);
      Ada.Directories.Delete_File ("lines.txt");
      Put_Line (Boolean'Image (Ada.Directories.Exists ("lines.txt")) & " " & Ada.Directories.Extension ("a/b.tar") & " " & Ada.Directories.Base_Name ("a/b.tar"));
      Open (Text, In_File, "lines.txt");
   exception
      when Ada.IO_Exceptions.Name_Error => Put_Line ("no such file");
   end Files;

   procedure Unicode is
      use Ada.Strings.UTF_Encoding, Ada.Strings.UTF_Encoding.Wide_Wide_Strings;
      Bytes : constant UTF_8_String := "Grüße, 東京 🚀";
      Text  : constant Wide_Wide_String := Decode (Bytes);
      Wrong : constant UTF_8_String := "bad" & Character'Val (16#FF#);
   begin
      Put_Line (Bytes & Bytes'Length'Image & Text'Length'Image & Integer'Image (Wide_Wide_Character'Pos (Text (Text'Last))) & " " & Encode (Text (8 .. 9)));
      Put_Line (Encode (Wide_Wide_String'(Decode (Wrong))));
   exception
      when E : Ada.Strings.UTF_Encoding.Encoding_Error => Put_Line ("not UTF-8: " & Exception_Name (E));
   end Unicode;

   type Node;
   type Node_Link is access Node;
   type Node is record
      Name : Unbounded_String;
      Next : Node_Link;
   end record;
   procedure Free is new Ada.Unchecked_Deallocation (Node, Node_Link);
   List, Old : Node_Link;
   Saved     : Exception_Occurrence;
begin
   for What in Check loop
      begin
         Provoke (What);
      exception
         when E : Constraint_Error =>
            Put_Line (What'Image & ": " & Exception_Name (E));
      end;
   end loop;
   begin
      Nested;
   exception
      when E : others =>
         Save_Occurrence (Saved, E);
   end;
   Put_Line ("saved: " & Exception_Message (Saved));
   Files;
   Unicode;
   for I in 1 .. 4 loop
      List := new Node'(To_Unbounded_String ("node") & I'Image, List);
   end loop;
   while List /= null loop
      Put (To_String (List.Name) & " ");
      Old := List;
      List := List.Next;
      Free (Old);
   end loop;
   Put_Line (Boolean'Image (Old = null));
   declare
      G : Guards.Guard (Outer_Name'Access);
   begin
      Reraise_Occurrence (Saved);
      Put_Line ("never");
   end;
end Failures;
