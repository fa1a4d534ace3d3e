"""Asynchronous programs: tasks, queues, timeouts, cancellation, locks, streams of values."""
import asyncio
import contextlib


async def worker(name, jobs, done):
    while True:
        number = await jobs.get()
        await asyncio.sleep(0.001 * number)
        done.append((name, number))
        jobs.task_done()


async def queues():
    jobs, done = asyncio.Queue(), []
    for number in (3, 1, 2, 4):
        jobs.put_nowait(number)
    workers = [asyncio.create_task(worker(f"w{i}", jobs, done)) for i in range(2)]
    await jobs.join()
    for task in workers:
        task.cancel()
    results = await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(number for _, number in done), [type(r).__name__ for r in results], jobs.empty())


async def delayed(value, delay):
    await asyncio.sleep(delay)
    if value == "bad":
        raise ValueError("bad value")
    return value


async def gathering():
    print(await asyncio.gather(delayed("a", 0.02), delayed("b", 0.01), delayed("c", 0)))
    print([await done for done in asyncio.as_completed([delayed("slow", 0.03), delayed("fast", 0.0)])])
    print(await asyncio.gather(delayed("ok", 0), delayed("bad", 0), return_exceptions=True))
    finished, pending = await asyncio.wait(
        [asyncio.create_task(delayed(i, i * 5)) for i in range(3)], return_when=asyncio.FIRST_COMPLETED)
    print(len(finished), len(pending), [t.result() for t in finished])
    for task in pending:
        task.cancel()


async def timeouts():
    try:
        await asyncio.wait_for(delayed("never", 10), timeout=0.01)
    except asyncio.TimeoutError:
        print("timed out")
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timed out again")

    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("cleaning up")
            raise
        finally:
            print("finally")

    task = asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(0)
    print(task.cancel(), task.get_name())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.done())
    protected = asyncio.create_task(delayed("survivor", 0.01))
    with contextlib.suppress(asyncio.TimeoutError):
        await asyncio.wait_for(asyncio.shield(protected), 0.001)
    print(await protected)


async def groups():
    async with asyncio.TaskGroup() as group:
        first = group.create_task(delayed(1, 0.01))
        second = group.create_task(delayed(2, 0))
    print(first.result() + second.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(delayed("bad", 0))
            survivor = group.create_task(delayed("x", 5))
    except* ValueError as errors:
        print("group failed:", [str(e) for e in errors.exceptions], survivor.cancelled())


async def ticker(limit):
    try:
        for i in range(limit):
            await asyncio.sleep(0)
            yield i
    finally:
        print("ticker stopped")


class Connection:
    async def __aenter__(self):
        print("connect")
        return self

    async def __aexit__(self, kind, error, traceback):
        print("disconnect", kind.__name__ if kind else None)
        return kind is KeyError

    def __aiter__(self):
        self.left = 3
        return self

    async def __anext__(self):
        self.left -= 1
        if self.left < 0:
            raise StopAsyncIteration
        return self.left


async def protocols():
    print([i * i async for i in ticker(5) if i % 2 == 0], {i: await delayed(i, 0) for i in range(2)})
    async with contextlib.aclosing(ticker(100)) as ticks:
        async for i in ticks:
            if i == 2:
                break
    async with Connection() as connection:
        print([left async for left in connection])
        raise KeyError("swallowed")


async def synchronisation():
    lock, event, semaphore, condition = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition()
    balance, active, most = 0, 0, 0

    async def deposit():
        nonlocal balance
        async with lock:
            seen = balance
            await asyncio.sleep(0)
            balance = seen + 1

    async def limited():
        nonlocal active, most
        async with semaphore:
            active += 1
            most = max(most, active)
            await asyncio.sleep(0.001)
            active -= 1

    async def waiter(i):
        await event.wait()
        return i

    async def consumer():
        async with condition:
            await condition.wait_for(lambda: balance == 10)
            return "all there"

    waiting, consuming = [asyncio.create_task(waiter(i)) for i in range(3)], asyncio.create_task(consumer())
    await asyncio.gather(*(deposit() for _ in range(10)), *(limited() for _ in range(5)))
    event.set()
    async with condition:
        condition.notify_all()
    print(balance, most, await asyncio.gather(*waiting), await consuming, lock.locked())


async def loops():
    loop, order = asyncio.get_running_loop(), []
    future = loop.create_future()
    loop.call_later(0.01, future.set_result, "late")
    loop.call_soon(order.append, "soon")
    future.add_done_callback(lambda f: order.append(f.result()))
    print(await future, order, future.done())
    await asyncio.sleep(0)
    print(order)


for part in (queues, gathering, timeouts, groups, protocols, synchronisation, loops):
    print(f"--- {part.__name__}")
    asyncio.run(part())
