--  Tasks, rendezvous, protected objects, entries with guards, and selective waits; the output does not depend on who is first.
with Ada.Text_IO;           use Ada.Text_IO;
with Ada.Exceptions;        use Ada.Exceptions;
with Ada.Task_Identification;

procedure Tasks is

   --  A buffer with room for few: callers wait at its doors.
   generic
      type Item is private;
      Size : Positive;
   package Buffers is
      type Item_Array is array (Positive range <>) of Item;
      protected type Buffer is
         entry Put (X : Item);
         entry Get (X : out Item);
         function Held return Natural;
      private
         Items : Item_Array (1 .. Size);
         Count : Natural := 0;
         First : Positive := 1;
      end Buffer;
   end Buffers;

   package body Buffers is
      protected body Buffer is
         entry Put (X : Item) when Count < Size is
         begin
            Items ((First + Count - 1) mod Size + 1) := X;
            Count := Count + 1;
         end Put;

         entry Get (X : out Item) when Count > 0 is
         begin
            X := Items (First);
            First := First mod Size + 1;
            Count := Count - 1;
         end Get;

         function Held return Natural is (Count);
      end Buffer;
   end Buffers;

   package Number_Buffers is new Buffers (Item => Natural, Size => 3);

   procedure Pipeline is
      Numbers, Squares : Number_Buffers.Buffer;
      Sum : Natural := 0;
      X   : Natural;

      task Producer;
      task type Squarer;

      task body Producer is
      begin
         for I in 1 .. 100 loop
            Numbers.Put (I);
         end loop;
         for I in 1 .. 3 loop
            Numbers.Put (0);
         end loop;
      end Producer;

      task body Squarer is
         N : Natural;
      begin
         loop
            Numbers.Get (N);
            exit when N = 0;
            Squares.Put (N * N);
         end loop;
      end Squarer;

      Squarers : array (1 .. 3) of Squarer;
      pragma Unreferenced (Squarers);
   begin
      for I in 1 .. 100 loop
         Squares.Get (X);
         Sum := Sum + X;
      end loop;
      Put_Line ("pipeline:" & Sum'Image & ", held" & Natural'Image (Squares.Held));
   end Pipeline;

   --  Calls are taken in turn by a task, which answers while the caller waits.
   procedure Rendezvous is
      task Account is
         entry Deposit (Amount : Positive);
         entry Withdraw (Amount : Positive);
         entry Balance (Amount : out Integer);
      end Account;

      task body Account is
         Held : Integer := 0;
      begin
         loop
            select
               accept Deposit (Amount : Positive) do
                  Held := Held + Amount;
               end Deposit;
            or
               accept Withdraw (Amount : Positive) do
                  if Amount > Held then
                     raise Constraint_Error with "only" & Held'Image & " there";
                  end if;
                  Held := Held - Amount;
               end Withdraw;
            or
               when Held > 0 =>
                  accept Balance (Amount : out Integer) do
                     Amount := Held;
                  end Balance;
            or
               terminate;
            end select;
         end loop;
      end Account;

      Now : Integer;
   begin
      select
         Account.Balance (Now);
         Put_Line ("never");
      else
         Put_Line ("no balance yet");
      end select;
      Account.Deposit (100);
      Account.Withdraw (30);
      Account.Balance (Now);
      Put_Line ("balance:" & Now'Image);
      begin
         Account.Withdraw (500);
      exception
         when E : Constraint_Error =>
            Put_Line ("refused: " & Exception_Message (E));
      end;
      select
         Account.Deposit (1);
         Put_Line ("still there");
      or
         delay 0.5;
      end select;
   exception
      when Tasking_Error =>
         Put_Line ("the account's task ended of its exception");
   end Rendezvous;

   --  A barrier with families of entries: each waits for its turn.
   procedure Turns is
      subtype Place is Positive range 1 .. 5;

      protected Gate is
         entry Pass (Place) (C : Character);
         function Said return String;
      private
         Next : Positive := 1;
         Text : String (1 .. 5) := "-----";
      end Gate;

      protected body Gate is
         entry Pass (for P in Place) (C : Character) when P = Next is
         begin
            Text (P) := C;
            Next := Next + 1;
         end Pass;

         function Said return String is (Text);
      end Gate;
   begin
      declare
         task type Caller (P : Place; C : Character);
         task body Caller is
         begin
            Gate.Pass (P) (C);
         end Caller;

         type Link is access Caller;
         Callers : array (1 .. 5) of Link;
      begin
         Callers := (new Caller (4, 'd'), new Caller (2, 'b'), new Caller (5, 'e'), new Caller (1, 'a'), new Caller (3, 'c'));
         while not (for all C of Callers => C.all'Terminated) loop
            delay 0.001;
         end loop;
      end;
      Put_Line ("turns: " & Gate.Said);
   end Turns;

   procedure Aborted is
      task Endless;
      task body Endless is
      begin
         loop
            delay 60.0;
         end loop;
      end Endless;
   begin
      select
         delay 0.01;
         Put_Line ("out of time");
      then abort
         loop
            delay 1.0;
         end loop;
      end select;
      Put_Line ("callable: " & Boolean'Image (Endless'Callable));
      abort Endless;
      Put_Line ("callable: " & Boolean'Image (Endless'Callable));
   end Aborted;

begin
   Pipeline;
   Rendezvous;
   Turns;
   Aborted;
   Put_Line (Boolean'Image (Ada.Task_Identification.Is_Terminated (Ada.Task_Identification.Current_Task)));
end Tasks;
