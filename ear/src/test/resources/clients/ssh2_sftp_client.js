const fs = require('fs');
const Client = require('ssh2-sftp-client');
const env = process.env;
const folder = env.FOLDER + '/';
const sftp = new Client();

async function run(what) {
  await sftp.connect({ host: '127.0.0.1', port: Number(env.PORT), username: env.LOGIN, privateKey: fs.readFileSync(env.KEY) });
  switch (what) {
    case 'upload':
      await sftp.put('file.bin', folder + 'up');
      break;
    case 'overwrite':
      await sftp.fastPut('file.bin', folder + 'over');
      await sftp.put('part.bin', folder + 'over');
      break;
    case 'rename-over':
      await sftp.put('file.bin', folder + 'a');
      await sftp.put('part.bin', folder + 'b');
      await sftp.posixRename(folder + 'b', folder + 'a');
      break;
    case 'recursive':
      await sftp.uploadDir('tree', folder + 'tree');
      break;
    case 'listing':
      console.log((await sftp.list(env.LISTED)).length);
      break;
    case 'killed':
      await sftp.fastPut(env.BIG, folder + 'torn');
      break;
    case 'resume': {
      const have = (await sftp.stat(folder + 'torn')).size;
      const rest = fs.createReadStream('longer.bin', { start: have });
      await sftp.put(rest, folder + 'torn', { writeStreamOptions: { flags: 'r+', start: have } });
      break;
    }
    case 'deletion':
      await sftp.delete(folder + 'up');
      break;
    default:
      console.log('unsupported: the library does not send the time');
      process.exitCode = 77;
  }
  await sftp.end();
}

run(process.argv[2]).catch((failed) => {
  console.error(failed);
  process.exit(1);
});
