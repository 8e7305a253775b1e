"""Coroutines: await, asyncio.sleep(0), gather."""

import asyncio


async def leaf(n):
    return n + 1


async def work():
    total = 0
    for k in range(200):
        total += await leaf(k)
    await asyncio.sleep(0)
    return total


async def several():
    return sum(await asyncio.gather(*[work() for _ in range(10)]))


def main():
    r = None
    for i in range(120):
        r = asyncio.run(several())
    print(r)


main()
