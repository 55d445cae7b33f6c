import { awsCli, runCommand } from './commands/command.ts';

const ABOUT = `Removes the stack. What holds data stays: the table (its deletion protection has to be lifted by hand) and the
bucket of uploads. infra/README.md says how to remove these too.`;

await runCommand('destroy', ABOUT, {}, async (options) => {
  if (options.local !== undefined) {
    console.log('the local host is removed by ending it and deleting its data folder (.newsloom)');
    return;
  }
  const aws = awsCli(options);
  await aws('cloudformation', 'delete-stack', '--stack-name', options.stack);
  await aws('cloudformation', 'wait', 'stack-delete-complete', '--stack-name', options.stack);
  console.log(`the stack ${options.stack} is gone; the table and the bucket of uploads are kept`);
});
