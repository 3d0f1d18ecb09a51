"""How things are measured: each command in a process of its own, by time, instructions, memory."""

import json
import os
import re
import statistics
import subprocess
import sys
import time

import histories


class Bench:
    """A place for databases, and what was measured so far."""

    def __init__(self, home, runs):
        self.home = home
        self.runs = runs
        self.rows = []

    def say(self, text):
        print(text, file=sys.stderr, flush=True)

    def row(self, family, what, ours, theirs, peer, unit, target=None, **more):
        """ours and theirs in the same unit; the target is the highest ratio that is good enough."""
        ratio = ours / theirs if theirs else float("inf")
        self.rows.append(dict(
            family=family, what=what, rung=ours, peer=peer, peerValue=theirs, unit=unit, ratio=ratio,
            target=target, met=None if target is None else ratio <= target, **more))
        self.say(f"  {what}: {ratio:.2f} of {peer}")

    def environment(self, **more):
        return {**histories.ENVIRONMENT, "HOME": self.home, "PATH": os.environ["PATH"], **more}

    def together(self, *probes):
        """The median times of several commands, each (command, environment, runs), measured in turn and
        in three rounds, so that what else the machine does meets all of them. A probe may also be a
        function that gives some times."""
        times = [[] for _ in probes]
        for _ in range(3):
            for own, probe in zip(times, probes):
                if callable(probe):
                    own += probe()
                    continue
                command, env, runs = probe
                own += self.times(command, env, -(-(runs or self.runs) // 3))
        return [statistics.median(own) for own in times]

    def times(self, command, env, runs):
        result = os.path.join(self.home, "hyperfine.json")
        subprocess.run(
            ["hyperfine", "-N", "--style", "none", "--warmup", str(min(2, runs)), "--runs", str(max(2, runs)),
             "--export-json", result, "--ignore-failure", command],
            check=True, env={**os.environ, **(env or self.environment())}, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        with open(result) as file:
            return json.load(file)["results"][0]["times"]

    def once(self, words, output="/dev/null", runs=1):
        """Of a long command: the best time of a few runs, and its peak memory in MB."""
        script = (
            "import resource, subprocess, sys, time; out = open(sys.argv[1], 'wb'); start = time.perf_counter();"
            " subprocess.run(sys.argv[2:], check=True, stdout=out); print(time.perf_counter() - start,"
            " resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)")
        best, memory = float("inf"), 0
        for _ in range(runs):
            done = subprocess.run(
                [sys.executable, "-c", script, output, *words], check=True, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, text=True, env=self.environment())
            seconds, peak = done.stdout.split()
            best, memory = min(best, float(seconds)), max(memory, int(peak))
        return best, memory

    def count_syncs(self, command):
        """How many fsyncs a command asks for."""
        trace = os.path.join(self.home, "trace")
        subprocess.run(
            ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", trace, *command],
            check=True, capture_output=True, env=self.environment())
        with open(trace) as file:
            return sum("sync(" in line for line in file)

    def syncing(self, count):
        """A probe for `together`: what so many fsyncs cost on this disk."""

        def times():
            times = []
            with open(os.path.join(self.home, "sync"), "wb") as file:
                for _ in range(-(-self.runs // 3)):
                    start = time.perf_counter()
                    for _ in range(count):
                        file.write(b"x" * 4096)
                        file.flush()
                        os.fsync(file.fileno())
                    times.append(time.perf_counter() - start)
            return times

        return times


def instructions(command):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        capture_output=True, text=True)
    # 1 is an answer.
    if done.returncode > 1:
        raise RuntimeError(f"{command}: {done.stderr}")
    return int(re.search(r"Collected : (\d+)", done.stderr).group(1))
