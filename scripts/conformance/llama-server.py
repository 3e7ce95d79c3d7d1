"""Starts llama.cpp's own server, which a package for Python carries built, and serves until it is ended.
Usage: llama-server.py MODEL PORT KEY"""

import signal
import sys

import xllamacpp


def main(model: str, port: str, key: str) -> None:
    settings = xllamacpp.CommonParams()
    settings.model.path = model
    settings.hostnames = ["127.0.0.1"]
    settings.port = int(port)
    settings.api_keys = [key]
    settings.n_parallel = 1
    # The whole of what the model was made for, so that no answer ends for want of space.
    settings.n_ctx = 16384
    # The model is tiny: threads that wait for each other cost more than they bring.
    settings.cpuparams.n_threads = 1
    settings.use_jinja = True
    server = xllamacpp.Server(settings)
    signal.sigwait([signal.SIGTERM, signal.SIGINT])
    del server


main(*sys.argv[1:])
