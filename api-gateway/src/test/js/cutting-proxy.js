// Stands between clients and a server, and cuts connections, by a seed: before or after what it has in hand went on.

import { createServer, connect } from 'node:net';
import { randomOf } from './random.js';

export class CuttingProxy {
  cut = 0;
  cuts = 0;
  #pairs = new Set();
  #server;

  /** @param target the address of the server */
  constructor(target, seed) {
    const { hostname, port } = new URL(target);
    const random = randomOf(seed);
    this.#server = createServer((near) => {
      const far = connect(Number(port), hostname);
      const end = () => {
        this.#pairs.delete(end);
        near.destroy();
        far.destroy();
      };
      this.#pairs.add(end);
      const pass = (from, to) => from.on('data', (data) => {
        if (random.chance(this.cut)) {
          this.cuts++;
          if (random.chance(0.5)) {
            to.write(data, end);
          } else {
            end();
          }
        } else {
          to.write(data);
        }
      });
      pass(near, far);
      pass(far, near);
      [near, far].forEach((socket) => socket.on('close', end).on('error', end));
    });
  }

  async listen() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  cutAll() {
    this.cuts += this.#pairs.size;
    [...this.#pairs].forEach((end) => end());
  }

  close() {
    this.#server.close();
    this.cutAll();
  }
}
